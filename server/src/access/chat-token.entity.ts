import { Entity, ForeignKey, Index } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { EnumColumn, HashColumn, IdColumn, InstantColumn, NumberColumn, RefColumn } from '../db/columns.js';
import { ChatTokenKind } from '../vocabulary.js';

/** A bearer token good for one chat: the visitor's, or that of the phone that accepted it. */
@Entity('chat_token')
@Index('uq_chat_token', ['tokenHash'], { unique: true })
@Index('ix_chat_token_chat', ['chatId'])
@Index('ix_chat_token_operator', ['operatorId'])
export class ChatToken {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Chat, { name: 'fk_chat_token_chat', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  chatId: string;

  @EnumColumn('ck_chat_token_kind', 'kind', ChatTokenKind)
  kind: ChatTokenKind;

  @HashColumn()
  tokenHash: string;

  /** MOBILE: whose phone it is. */
  @RefColumn({ nullable: true })
  operatorId: string | null;

  /** MOBILE: the chat's assignment it is good for; after a rescue or transfer it is dead. */
  @NumberColumn({ nullable: true })
  assignment: number | null;

  @InstantColumn()
  createdAt: Date;
}
