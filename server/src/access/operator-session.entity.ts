import { Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, RefColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';

/** A sign-in at the console: 30 days idle (domain.md, "Lifetimes"). */
@Entity('operator_session')
@Index('uq_operator_session_token', ['tokenHash'], { unique: true })
@Index('ix_operator_session_operator', ['operatorId'])
export class OperatorSession {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Operator, { name: 'fk_operator_session_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  operatorId: string;

  @HashColumn()
  tokenHash: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  lastSeenAt: Date;
}
