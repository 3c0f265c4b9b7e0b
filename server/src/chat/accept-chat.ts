import { asOperator } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus } from '../vocabulary.js';
import type { EntityManager } from 'typeorm';
import type { Chat } from './chat.entity.js';
import { isOver } from './chat.rules.js';
import { requireSharedChat } from './find-chat.js';
import { withLockedChat } from './locked-chat.js';
import { takeChat } from './take-chat.js';

/** What accepting came to, at a console or from a phone (contract, AcceptChatResult). */
export type AcceptResult =
  | { kind: 'ACCEPTED'; chat: Chat; mobileToken: string | null }
  | { kind: 'TAKEN'; takenBy: string; takenAt: Date }
  | { kind: 'OVER'; status: ChatStatus };

/**
 * Accepts a waiting chat at the console; the winner may repeat it. Whoever finds it taken is told so without taking a lock, so that
 * a race costs one transaction.
 */
export async function acceptChat(services: Services, caller: Caller, chatId: string): Promise<AcceptResult> {
  const { operatorId } = asOperator(caller);
  for (;;) {
    const chat = await requireSharedChat(services, caller, chatId);
    if (chat.status !== ChatStatus.WAITING) return answerOf(services.db.read, chat, operatorId);
    const result = await services.accepting.alone(chatId, () => take(services, chatId, operatorId));
    if (result) return result;
  }
}

async function take(services: Services, chatId: string, operatorId: string): Promise<AcceptResult> {
  const result = await withLockedChat(services, chatId, async (manager, chat) => {
    if (chat.status === ChatStatus.WAITING) {
      await takeChat(services, manager, chat, { operatorId, channel: ChatChannel.CONSOLE, from: ChatStatus.WAITING });
    }
    return answerOf(manager, chat, operatorId);
  });
  if (!result) throw notFound('chat');
  return result;
}

/** What accepting comes to for an operator, of a chat that waits no more. */
async function answerOf(manager: EntityManager, chat: Chat, operatorId: string): Promise<AcceptResult> {
  if (isOver(chat.status)) return { kind: 'OVER', status: chat.status };
  if (chat.operatorId === operatorId) return { kind: 'ACCEPTED', chat, mobileToken: null };
  return takenBy(manager, chat);
}

const told = new WeakMap<Chat, Promise<AcceptResult>>();

/** Tells who has an ACTIVE chat, since when: once for all who were given the same row. */
export function takenBy(manager: EntityManager, chat: Chat): Promise<AcceptResult> {
  const known = told.get(chat) ?? readHolder(manager, chat);
  told.set(chat, known);
  return known;
}

async function readHolder(manager: EntityManager, chat: Chat): Promise<AcceptResult> {
  const holder = await manager.findOneByOrFail(Operator, { id: chat.operatorId ?? '' });
  return { kind: 'TAKEN', takenBy: holder.name, takenAt: chat.acceptedAt ?? chat.createdAt };
}
