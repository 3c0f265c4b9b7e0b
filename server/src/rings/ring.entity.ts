import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import {
  EnumColumn,
  FlagColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  NumberColumn,
  RefColumn,
  TextColumn,
} from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';
import { RingPurpose, RingStatus } from '../vocabulary.js';

/** One operator asked once, by one SMS, to take one chat. What became of its SMS is on the sms_message row. */
@ObjectType({ description: 'One operator asked once, by SMS, to take one chat.' })
@Entity('ring')
@Index('ix_ring_chat', ['chatId', 'id'])
@Index('ix_ring_operator', ['operatorId', 'status'])
@Index('uq_ring_token', ['tokenHash'], { unique: true })
@Index('uq_ring_slot', ['chatId', 'slot'], { unique: true })
export class Ring {
  @Field(() => ID, { description: 'Identifies the ring.' })
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @Field(() => ID, { description: 'Which chat it is about: its id alone; what of it is shown is in chat.' })
  @ForeignKey(() => Chat, { name: 'fk_ring_chat', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  chatId: string;

  @RefColumn()
  departmentId: string;

  @ForeignKey(() => Operator, { name: 'fk_ring_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  operatorId: string;

  @Field(() => RingPurpose, { description: 'What it is for.' })
  @EnumColumn('ck_ring_purpose', 'purpose', RingPurpose)
  purpose: RingPurpose;

  @NumberColumn()
  round: number;

  @NumberColumn()
  pass: number;

  /** round/pass/operator, unique in the chat; null once the SMS was CANCELLED unsent, which does not count as asked. */
  @TextColumn(60, { nullable: true })
  slot: string | null;

  @Field(() => RingStatus, { description: 'What became of the ring; what became of its SMS is smsStatus.' })
  @EnumColumn('ck_ring_status', 'status', RingStatus)
  status: RingStatus;

  /** Of the secret in the link. */
  @HashColumn()
  tokenHash: string;

  /** The chat's assignment that accepting this ring made; null while it is not accepted. */
  @NumberColumn({ nullable: true })
  assignment: number | null;

  /** Of the deviceKey of the phone that accepted. */
  @HashColumn({ nullable: true })
  deviceKeyHash: string | null;

  /** The number it rang, E.164. */
  @TextColumn(20)
  phoneNumber: string;

  /** The link is dead: the number was changed or stopped while it rang. */
  @FlagColumn()
  dead: boolean;

  /** The operator's turn in the round robin before this ring, given back if it is CANCELLED unsent. */
  @NumberColumn({ nullable: true })
  turnBefore: number | null;

  /** The turn this ring took. */
  @NumberColumn()
  turn: number;

  @Field(() => GraphQLDateTime, { description: 'When the operator was chosen to be rung.' })
  @InstantColumn()
  createdAt: Date;

  /** Until when it rings: then it is TIMED_OUT. */
  @InstantColumn()
  ringsUntil: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it stopped being PENDING.' })
  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when its operator snoozed from its link; null: they did not, or took it back.',
  })
  @InstantColumn({ nullable: true })
  snoozedUntil: Date | null;
}
