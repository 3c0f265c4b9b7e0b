import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
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

  /** Of each operator who was not asked. */
  @JsonColumn()
  reasons: OperatorReason[];
}
