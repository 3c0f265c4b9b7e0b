import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnumColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';
import { MobileChatMode, Weekday } from '../vocabulary.js';
import type { ScheduleException } from './schedule.rules.js';

/** One weekly shift in local time HH:MM; `until` at or before `from` ends on the next day. */
export interface StoredShift {
  weekday: Weekday;
  from: string;
  until: string;
}

/** Settings > Mobile Chat of one operator: made with the operator, mode OFF. */
@Entity('mobile_chat')
@Index('ix_mobile_chat_number', ['organizationId', 'phoneNumber'])
export class MobileChatSettings {
  @ForeignKey(() => Operator, { name: 'fk_mobile_chat_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  operatorId: string;

  @RefColumn()
  organizationId: string;

  @EnumColumn('ck_mobile_chat_mode', 'mode', MobileChatMode)
  mode: MobileChatMode;

  /** E.164. */
  @TextColumn(20, { nullable: true })
  phoneNumber: string | null;

  @TextColumn(100, { nullable: true })
  carrier: string | null;

  @InstantColumn({ nullable: true })
  verifiedAt: Date | null;

  /** The SMS provider the number was verified through; it is not verified for another (domain.md, "Lifetimes"). */
  @TextColumn(20, { nullable: true })
  verifiedProvider: string | null;

  /** When the phone asked for no more texts (STOP); null: it did not. */
  @InstantColumn({ nullable: true })
  stoppedAt: Date | null;

  /** IANA zone of the schedule. */
  @TextColumn(64)
  timeZone: string;

  @JsonColumn()
  shifts: StoredShift[];

  /** Dates that differ from every week; null: none. */
  @JsonColumn({ nullable: true })
  exceptions: ScheduleException[] | null;

  /** No ring before this instant, whatever the mode. */
  @InstantColumn({ nullable: true })
  snoozedUntil: Date | null;
}
