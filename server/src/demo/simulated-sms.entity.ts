import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, RefColumn, TextColumn } from '../db/columns.js';

/** An SMS as a simulated phone received it. */
@Entity('simulated_sms')
@Index('ix_simulated_sms_organization', ['organizationId', 'id'])
export class SimulatedSms {
  /** The provider message id that the simulator gave it. */
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  /** The sms_message it came from. */
  @RefColumn()
  reference: string;

  /** E.164. */
  @TextColumn(20)
  recipient: string;

  @TextColumn(20)
  originator: string;

  @LongTextColumn()
  body: string;

  @InstantColumn()
  receivedAt: Date;
}
