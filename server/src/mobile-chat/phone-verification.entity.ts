import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { HashColumn, InstantColumn, NumberColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';

/** A code texted to an operator's number: 10 minutes, 5 tries, 3 sends (domain.md, "Lifetimes"). */
@Entity('phone_verification')
export class PhoneVerificationCode {
  @ForeignKey(() => Operator, { name: 'fk_phone_verification_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  operatorId: string;

  @RefColumn()
  organizationId: string;

  /** The number the code was sent to: a later change of number makes the code worthless. */
  @TextColumn(20)
  phoneNumber: string;

  @HashColumn()
  codeHash: string;

  @NumberColumn()
  tries: number;

  /** Codes sent since `firstSentAt`. */
  @NumberColumn()
  sends: number;

  @InstantColumn()
  firstSentAt: Date;

  @InstantColumn()
  lastSentAt: Date;

  @InstantColumn()
  expiresAt: Date;
}
