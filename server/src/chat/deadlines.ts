import type { EntityManager } from 'typeorm';
import { insertOf } from '../db/raw-sql.js';
import { later } from '../db/together.js';
import { newId } from '../ids.js';
import type { DeadlineKind } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { Deadline } from './deadline.entity.js';

/** A moment at which something is to be done for a chat. */
export interface Due {
  kind: DeadlineKind;
  dueAt: Date;
  /** The ring it belongs to, where it belongs to one. */
  ringId?: string;
}

/** Sets the deadlines of a chat's new state, once those of the last are dropped. */
export function addDeadlines(
  manager: EntityManager,
  { id: chatId, organizationId }: Pick<Chat, 'id' | 'organizationId'>,
  dues: Due[],
): void {
  const rows = dues.map((due) => ({ id: newId(), organizationId, chatId, ringId: null, ...due }));
  if (rows.length > 0) later(manager, insertOf(manager.connection, Deadline, rows));
}

/** Sets a deadline of a chat; one of the same kind is moved. */
export function setDeadline(
  manager: EntityManager,
  chat: Pick<Chat, 'id' | 'organizationId'>,
  kind: DeadlineKind,
  dueAt: Date,
): void {
  later(manager, { sql: 'DELETE FROM deadline WHERE chat_id = ? AND kind = ?', values: [chat.id, kind] });
  addDeadlines(manager, chat, [{ kind, dueAt }]);
}

/** Drops every deadline of a chat: the transition that follows sets those of its new state. */
export function clearDeadlines(manager: EntityManager, chatId: string): void {
  later(manager, { sql: 'DELETE FROM deadline WHERE chat_id = ?', values: [chatId] });
}
