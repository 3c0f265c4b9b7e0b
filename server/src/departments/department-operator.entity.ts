import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NumberColumn, RefColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';
import { Department } from './department.entity.js';

/** An operator's membership of a department, and when they last had their turn in its round robin. */
@Entity('department_operator')
@Index('ix_department_operator_operator', ['operatorId'])
export class DepartmentOperator {
  @ForeignKey(() => Department, { name: 'fk_membership_department', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  departmentId: string;

  @ForeignKey(() => Operator, { name: 'fk_membership_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  operatorId: string;

  @RefColumn()
  organizationId: string;

  /** The department's turn at which this operator was last rung; null: never. */
  @NumberColumn({ nullable: true })
  lastTurn: number | null;
}
