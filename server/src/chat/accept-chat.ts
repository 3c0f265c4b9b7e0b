import { asOperator } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus } from '../vocabulary.js';
import type { EntityManager } from 'typeorm';
import type { Chat } from './chat.entity.js';
import { isOver } from './chat.rules.js';
import { requireChat } from './find-chat.js';
import { withLockedChat } from './locked-chat.js';
import { takeChat } from './take-chat.js';

/** What accepting came to, at a console or from a phone (contract, AcceptChatResult). */
export type AcceptResult =
  | { kind: 'ACCEPTED'; chat: Chat; mobileToken: string | null }
  | { kind: 'TAKEN'; takenBy: string; takenAt: Date }
  | { kind: 'OVER'; status: ChatStatus };

/** Accepts a waiting chat at the console; the winner may repeat it. */
export async function acceptChat(services: Services, caller: Caller, chatId: string): Promise<AcceptResult> {
  const { operatorId } = asOperator(caller);
  await requireChat(services, caller, chatId);
  const result = await withLockedChat(services, chatId, async (manager, chat): Promise<AcceptResult> => {
    if (isOver(chat.status)) return { kind: 'OVER', status: chat.status };
    if (chat.status === ChatStatus.WAITING) {
      await takeChat(services, manager, chat, { operatorId, channel: ChatChannel.CONSOLE, from: ChatStatus.WAITING });
    }
    if (chat.operatorId === operatorId) return { kind: 'ACCEPTED', chat, mobileToken: null };
    return takenBy(manager, chat);
  });
  if (!result) throw notFound('chat');
  return result;
}

/** Tells who has an ACTIVE chat, since when. */
export async function takenBy(manager: EntityManager, chat: Chat): Promise<AcceptResult> {
  const holder = await manager.findOneByOrFail(Operator, { id: chat.operatorId ?? '' });
  return { kind: 'TAKEN', takenBy: holder.name, takenAt: chat.acceptedAt ?? chat.createdAt };
}
