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
import { MailPurpose, MailStatus } from '../vocabulary.js';

/** An e-mail: a row before it is a call (the outbox). */
@Entity('mail_message')
@Index('ix_mail_due', ['status', 'nextAttemptAt'])
@Index('ix_mail_organization', ['organizationId', 'id'])
@Index('uq_mail_subject_of', ['purpose', 'aboutId', 'recipient'], { unique: true })
export class MailMessage {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @EnumColumn('ck_mail_message_purpose', 'purpose', MailPurpose)
  purpose: MailPurpose;

  /** The chat or offline message it is about: one mail of a purpose each. */
  @RefColumn()
  aboutId: string;

  @TextColumn(254)
  recipient: string;

  @TextColumn(254, { nullable: true })
  replyTo: string | null;

  @TextColumn(255)
  subject: string;

  @LongTextColumn()
  text: string;

  @EnumColumn('ck_mail_message_status', 'status', MailStatus)
  status: MailStatus;

  @NumberColumn()
  attempts: number;

  @InstantColumn()
  nextAttemptAt: Date;

  @TextColumn(255, { nullable: true })
  failure: string | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  sentAt: Date | null;
}
