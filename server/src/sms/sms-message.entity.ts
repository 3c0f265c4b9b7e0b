import { Entity, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  NumberColumn,
  RefColumn,
  TextColumn,
} from '../db/columns.js';
import { SmsPurpose, SmsStatus } from '../vocabulary.js';

/**
 * An SMS: a row before it is a call (the outbox). Its id is the reference given to the provider.
 * The body is wiped once the outcome is final, because it holds a link or a code.
 */
@Entity('sms_message')
@Index('ix_sms_due', ['status', 'nextAttemptAt'])
@Index('uq_sms_ring', ['ringId'], { unique: true })
@Index('ix_sms_provider_id', ['providerMessageId'])
@Index('ix_sms_recipient', ['recipient', 'createdAt'])
export class SmsMessage {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @EnumColumn('ck_sms_message_purpose', 'purpose', SmsPurpose)
  purpose: SmsPurpose;

  /** The ring it asks for: at most one SMS per ring. */
  @RefColumn({ nullable: true })
  ringId: string | null;

  /** The operator whose phone it goes to. */
  @RefColumn()
  operatorId: string;

  /** E.164. */
  @TextColumn(20)
  recipient: string;

  @LongTextColumn()
  body: string;

  @EnumColumn('ck_sms_message_status', 'status', SmsStatus)
  status: SmsStatus;

  /** The provider it was handed to; null before. */
  @TextColumn(20, { nullable: true })
  provider: string | null;

  @TextColumn(64, { nullable: true })
  providerMessageId: string | null;

  /** Calls made to the provider so far; also the fence of the lease. */
  @NumberColumn()
  attempts: number;

  /** QUEUED: not sent before this; SENDING: when the lease ends; later: when its provider is asked what became of it. */
  @InstantColumn()
  nextAttemptAt: Date;

  /** Worthless after this instant. */
  @InstantColumn()
  expiresAt: Date;

  /** Why it failed, in plain words; never a number or a body. */
  @TextColumn(255, { nullable: true })
  failure: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  sentAt: Date | null;

  @InstantColumn({ nullable: true })
  deliveredAt: Date | null;

  /** When the provider was last asked what became of it. */
  @InstantColumn({ nullable: true })
  lookedUpAt: Date | null;
}
