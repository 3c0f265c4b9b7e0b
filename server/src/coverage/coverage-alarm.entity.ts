import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InstantColumn, NumberColumn, RefColumn } from '../db/columns.js';
import { Department } from '../departments/department.entity.js';

/** Whether a department that has hours now can reach nobody: one row for each department that ever could not. */
@Entity('coverage_alarm')
export class CoverageAlarm {
  @ForeignKey(() => Department, { name: 'fk_coverage_alarm_department', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  departmentId: string;

  @RefColumn()
  organizationId: string;

  /** The incident: another one is mailed again. */
  @RefColumn()
  incidentId: string;

  /** Since when nobody can be reached; null while somebody can. */
  @InstantColumn({ nullable: true })
  since: Date | null;

  /** When the incident's alarm was raised first; null while it is only feared. */
  @InstantColumn({ nullable: true })
  raisedAt: Date | null;

  /** Since when the alarm is over; null while it is not. */
  @InstantColumn({ nullable: true })
  clearedAt: Date | null;

  /** Counts the changes: whoever changed the row first did the step. */
  @NumberColumn()
  version: number;
}
