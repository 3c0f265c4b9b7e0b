import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';

/** One open console (a consoleEvents subscription). An operator with an unexpired one is logged in. */
@Entity('console_lease')
@Index('ix_console_lease_operator', ['operatorId', 'expiresAt'])
@Index('ix_console_lease_expiry', ['expiresAt'])
export class ConsoleLease {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Operator, { name: 'fk_console_lease_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  operatorId: string;

  /** The sign-in it came with; null for an API key. Signing out ends its leases at once. */
  @RefColumn({ nullable: true })
  sessionId: string | null;

  /** The API key it came with; null for a sign-in. Revoking the key ends its leases at once. */
  @RefColumn({ nullable: true })
  apiKeyId: string | null;

  /** Since when its operator is logged in: taken over from the consoles that counted when this one opened. */
  @InstantColumn()
  openedAt: Date;

  /** Renewed while the console is open and answers; a lost one runs out after the grace time. */
  @InstantColumn()
  expiresAt: Date;

  /** When its connection was lost; it is not renewed any more. Null while it is open. */
  @InstantColumn({ nullable: true })
  lostAt: Date | null;
}
