import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import type { DeadlineKind } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { Deadline } from './deadline.entity.js';

/** A moment at which something is to be done for a chat. */
export interface Due {
  kind: DeadlineKind;
  dueAt: Date;
}

/** Sets the deadlines of a chat's new state, once those of the last are dropped. */
export async function addDeadlines(
  manager: EntityManager,
  { id: chatId, organizationId }: Pick<Chat, 'id' | 'organizationId'>,
  dues: Due[],
): Promise<void> {
  await manager.insert(
    Deadline,
    dues.map((due) => ({ id: newId(), organizationId, chatId, ringId: null, ...due })),
  );
}

/** Sets a deadline of a chat; a deadline of the same kind (and ring) is moved. */
export async function setDeadline(
  manager: EntityManager,
  chat: Pick<Chat, 'id' | 'organizationId'>,
  kind: DeadlineKind,
  dueAt: Date,
  ringId: string | null = null,
): Promise<void> {
  await manager.delete(Deadline, { chatId: chat.id, kind, ...(ringId === null ? {} : { ringId }) });
  await manager.insert(Deadline, {
    id: newId(),
    organizationId: chat.organizationId,
    chatId: chat.id,
    kind,
    ringId,
    dueAt,
  });
}

/** Drops every deadline of a chat: the transition that follows sets those of its new state. */
export async function clearDeadlines(manager: EntityManager, chatId: string): Promise<void> {
  await manager.delete(Deadline, { chatId });
}
