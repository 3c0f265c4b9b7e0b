import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { EnumColumn, IdColumn, InstantColumn, JsonColumn, NumberColumn, RefColumn } from '../db/columns.js';
import { RoutingNoteKind } from '../vocabulary.js';
import type { OperatorReason } from './reason.rules.js';

/** From when on a request was offered how, and why somebody's phone did not ring. Rows are only ever added. */
@ObjectType({
  description: 'How a request that waited was offered from a moment on, and why the phones that stayed silent did.',
})
@Entity('routing_note')
@Index('ix_routing_note_chat', ['chatId', 'id'])
export class RoutingNote {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Chat, { name: 'fk_routing_note_chat', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  chatId: string;

  /** The chat's round: a rescued chat that waits again is offered anew. */
  @NumberColumn()
  round: number;

  @Field(() => RoutingNoteKind, { description: 'How it was offered.' })
  @EnumColumn('ck_routing_note_kind', 'kind', RoutingNoteKind)
  kind: RoutingNoteKind;

  @Field(() => GraphQLDateTime, { description: 'From when on.' })
  @InstantColumn()
  at: Date;

  /** Of the operators who were not asked, the first hundred. */
  @JsonColumn()
  reasons: OperatorReason[];

  @Field(() => Int, { description: 'How many more were not asked: of these nothing is written down.' })
  @NumberColumn({ default: 0 })
  leftOut: number;
}
