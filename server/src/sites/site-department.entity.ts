import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NumberColumn, RefColumn } from '../db/columns.js';
import { Department } from '../departments/department.entity.js';
import { Site } from './site.entity.js';

/** A department that a site offers its visitors, in the order of `position`. */
@Entity('site_department')
@Index('ix_site_department_department', ['departmentId'])
export class SiteDepartment {
  @ForeignKey(() => Site, { name: 'fk_site_department_site', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  siteId: string;

  @ForeignKey(() => Department, { name: 'fk_site_department_department', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  departmentId: string;

  @RefColumn()
  organizationId: string;

  @NumberColumn()
  position: number;
}
