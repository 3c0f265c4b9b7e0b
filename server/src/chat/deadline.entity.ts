import { Entity, ForeignKey, Index } from 'typeorm';
import { EnumColumn, IdColumn, InstantColumn, RefColumn } from '../db/columns.js';
import { DeadlineKind } from '../vocabulary.js';
import { Chat } from './chat.entity.js';

/** Something to be looked at at an instant: a row, so that a restart loses none and fires none twice. */
@Entity('deadline')
@Index('ix_deadline_due', ['dueAt'])
@Index('ix_deadline_chat', ['chatId', 'kind'])
export class Deadline {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Chat, { name: 'fk_deadline_chat', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  chatId: string;

  @EnumColumn('ck_deadline_kind', 'kind', DeadlineKind)
  kind: DeadlineKind;

  /** The ring it belongs to, where it belongs to one. */
  @RefColumn({ nullable: true })
  ringId: string | null;

  @InstantColumn()
  dueAt: Date;
}
