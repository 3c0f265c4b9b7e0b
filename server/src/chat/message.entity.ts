import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnumColumn, InstantColumn, LongTextColumn, RefColumn, TextColumn } from '../db/columns.js';
import { MessageAuthor } from '../vocabulary.js';
import { Chat } from './chat.entity.js';

/** One line of a chat. The primary key keeps a chat's lines together at any size of the table. */
@ObjectType({
  simpleResolvers: true,
  description: 'One line of a chat. seq counts 1, 2, 3, ... within a chat, without gaps.',
})
@Entity('message')
@Index('uq_message_id', ['id'], { unique: true })
@Index('uq_message_client_id', ['chatId', 'authorId', 'clientMessageId'], { unique: true })
export class Message {
  @Field(() => ID, { description: 'The chat it belongs to.' })
  @ForeignKey(() => Chat, { name: 'fk_message_chat', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @PrimaryColumn('varchar', { length: 36 })
  chatId: string;

  @Field(() => Int, { description: 'Its place in the chat, counted from 1 without gaps.' })
  @PrimaryColumn('integer')
  seq: number;

  @Field(() => ID, { description: 'Identifies the message.' })
  @RefColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @Field(() => MessageAuthor, { description: 'Which side wrote it.' })
  @EnumColumn('ck_message_author', 'author', MessageAuthor)
  author: MessageAuthor;

  /** The visitor's or operator's id; null for the system. */
  @RefColumn({ nullable: true })
  authorId: string | null;

  @Field(() => String, { nullable: true, description: "The author's name when it was written; null where unknown." })
  @TextColumn(100, { nullable: true })
  authorName: string | null;

  @Field(() => String, { description: 'Plain text, 1 to 4,000 code points.' })
  @LongTextColumn()
  body: string;

  /** Made by the author's client, so that a repeated send stores nothing. */
  @RefColumn({ nullable: true })
  clientMessageId: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the server took it.' })
  @InstantColumn()
  createdAt: Date;
}
