import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  FlagColumn,
  HashColumn,
  IdColumn,
  InstantColumn,
  LongTextColumn,
  NumberColumn,
  RefColumn,
  TextColumn,
} from '../db/columns.js';
import { Department } from '../departments/department.entity.js';
import { Site } from '../sites/site.entity.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { CallRouting, ChatChannel, ChatStatus, MessageAuthor } from '../vocabulary.js';

/** One conversation from request to end (domain.md, "A chat's life"). */
@ObjectType({ simpleResolvers: true, description: 'One conversation from request to end.' })
@Entity('chat')
@Index('ix_chat_department_status', ['departmentId', 'status', 'id'])
@Index('ix_chat_organization', ['organizationId', 'id'])
@Index('ix_chat_organization_status', ['organizationId', 'status', 'id'])
@Index('ix_chat_operator', ['operatorId', 'status'])
@Index('ix_chat_visitor', ['visitorId'])
@Index('uq_chat_request_key', ['siteId', 'requestKeyHash'], { unique: true })
export class Chat {
  @Field(() => ID, { description: 'Identifies the chat.' })
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Site, { name: 'fk_chat_site', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  siteId: string;

  @ForeignKey(() => Department, { name: 'fk_chat_department', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  departmentId: string;

  @ForeignKey(() => Visitor, { name: 'fk_chat_visitor', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  visitorId: string;

  /** Who has the chat; null while it waits and when nobody ever had it. */
  @RefColumn({ nullable: true })
  operatorId: string | null;

  @Field(() => ChatStatus, { description: 'Where the chat is in its life.' })
  @EnumColumn('ck_chat_status', 'status', ChatStatus)
  status: ChatStatus;

  @Field(() => ChatChannel, { nullable: true, description: 'From where it was accepted; null before.' })
  @EnumColumn('ck_chat_channel', 'channel', ChatChannel, { nullable: true })
  channel: ChatChannel | null;

  @Field(() => Int, { description: "The seq of the chat's last message." })
  @NumberColumn()
  lastSeq: number;

  /** Rings belong to a round: the request is round 1, each rescue or transfer opens the next. */
  @NumberColumn()
  round: number;

  /** Counts who had the chat: every write by an operator or phone is fenced by it. */
  @NumberColumn()
  assignment: number;

  /** The call center settings when the request was made: later changes govern the next request. */
  @EnumColumn('ck_chat_call_routing', 'call_routing', CallRouting)
  callRouting: CallRouting;

  @NumberColumn()
  ringTimeoutSeconds: number;

  @NumberColumn()
  maximumWaitSeconds: number;

  @NumberColumn({ nullable: true })
  overflowAfterSeconds: number | null;

  @FlagColumn({ default: false })
  secondPass: boolean;

  /** Of the visitor's requestKey. */
  @HashColumn()
  requestKeyHash: string;

  @Field(() => String, { nullable: true, description: 'The page the visitor asked from.' })
  @TextColumn(2048, { nullable: true })
  pageUrl: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the visitor asked.' })
  @InstantColumn()
  createdAt: Date;

  /** Since when it has been WAITING, this time. */
  @InstantColumn()
  waitingSince: Date;

  @InstantColumn()
  waitingUntil: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When an operator last accepted it.' })
  @InstantColumn({ nullable: true })
  acceptedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended, was missed or was abandoned.' })
  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  /** Who ended it: an operator, the visitor, or the system. */
  @EnumColumn('ck_chat_ended_by', 'ended_by', MessageAuthor, { nullable: true })
  endedBy: MessageAuthor | null;

  /** Not asked again in this round: the operator who vanished from the chat. */
  @RefColumn({ nullable: true })
  vanishedOperatorId: string | null;

  /** A transfer that rings phones now: the department it goes to; null while there is none. */
  @RefColumn({ nullable: true })
  transferDepartmentId: string | null;

  /** The one operator it goes to; null for anybody of the department. */
  @RefColumn({ nullable: true })
  transferOperatorId: string | null;

  /** Until when the phones of a transfer or of a rescue ring, while the holder keeps the chat. */
  @InstantColumn({ nullable: true })
  ringsUntil: Date | null;

  /** The visitor's last sign of life. */
  @InstantColumn()
  visitorSeenAt: Date;

  /** The holding operator's last sign of life in this chat. */
  @InstantColumn({ nullable: true })
  operatorSeenAt: Date | null;

  /** When the holding operator first wrote since they accepted; null: not yet. */
  @InstantColumn({ nullable: true })
  operatorSpokeAt: Date | null;

  /** When the holding operator's last transfer was over without being taken; null: none since they accepted. */
  @InstantColumn({ nullable: true })
  transferEndedAt: Date | null;

  /** Up to which line each side's screen has the chat, and up to which its reader has seen it. They only grow. */
  @NumberColumn({ default: 0 })
  visitorDeliveredSeq: number;

  @NumberColumn({ default: 0 })
  visitorReadSeq: number;

  @NumberColumn({ default: 0 })
  operatorDeliveredSeq: number;

  @NumberColumn({ default: 0 })
  operatorReadSeq: number;

  /** 1 to 5, what the visitor thought of the chat; null: not told. */
  @NumberColumn({ nullable: true })
  ratingScore: number | null;

  @LongTextColumn({ nullable: true })
  ratingComment: string | null;

  @InstantColumn({ nullable: true })
  ratedAt: Date | null;

  /** When the visitor last told something beside their lines: what they thought of the chat, or how to reach them. */
  @InstantColumn({ nullable: true })
  visitorToldAt: Date | null;

  /** Where the visitor wants the transcript at the end, beside the department. */
  @TextColumn(254, { nullable: true })
  transcriptTo: string | null;
}
