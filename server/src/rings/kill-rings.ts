import type { EntityManager } from 'typeorm';
import { ChatToken } from '../access/chat-token.entity.js';
import { Chat } from '../chat/chat.entity.js';
import { lockChat, lockDepartmentsOfChats } from '../chat/locked-chat.js';
import { rescueChat } from '../chat/rescue-chat.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { continueRinging } from '../routing/continue-ringing.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, ChatTokenKind, RingStatus } from '../vocabulary.js';
import { announceRings } from '../chat/announce.js';
import { cancelUnsent, endRing } from './end-rings.js';
import { Ring } from './ring.entity.js';

/**
 * An operator's phone is theirs no more: the number was changed or stopped, or they were deactivated. Their open links are
 * dead, pending rings FAILED, mobile tokens gone, and what they had on the phone gets a new round at once.
 */
export async function killRings(services: Services, manager: EntityManager, operatorId: string): Promise<void> {
  const operator = await manager.findOneByOrFail(Operator, { id: operatorId });
  const why = await reasonOf(manager, operator);
  const seen = [...(await chatsRinging(manager, operatorId)), ...(await chatsHeld(manager, operator))];
  await lockDepartmentsOfChats(manager, seen);
  // Read again under the locks: what was accepted a moment ago is theirs no more either.
  await manager.delete(ChatToken, { operatorId, kind: ChatTokenKind.MOBILE });
  for (const chatId of await chatsRinging(manager, operatorId))
    await killRingsOf(services, manager, { chatId, operatorId, why });
  for (const id of await chatsHeld(manager, operator)) {
    const chat = await lockChat(manager, id);
    if (chat?.status === ChatStatus.ACTIVE && chat.operatorId === operatorId) await rescueChat(services, manager, chat);
  }
}

/** What they have on the phone; of an operator who was deactivated all that they have. */
async function chatsHeld(manager: EntityManager, { id, active }: Operator): Promise<string[]> {
  const where = { operatorId: id, status: ChatStatus.ACTIVE, ...(active ? { channel: ChatChannel.MOBILE } : {}) };
  const held = await manager.find(Chat, { where, select: { id: true } });
  return held.map((chat) => chat.id).sort();
}

/** Why the phone is theirs no more, for the timeline. */
async function reasonOf(manager: EntityManager, { id, active }: Operator): Promise<string> {
  if (!active) return 'The operator was deactivated';
  const phone = await manager.findOneBy(MobileChatSettings, { operatorId: id });
  return phone?.stoppedAt ? 'The phone asked for no more texts' : 'The phone number was changed';
}

/** The chats still open in which this operator was rung. */
async function chatsRinging(manager: EntityManager, operatorId: string): Promise<string[]> {
  const rings = await manager
    .createQueryBuilder(Ring, 'ring')
    .innerJoin(Chat, 'chat', 'chat.id = ring.chatId')
    .where('ring.operatorId = :operatorId AND chat.status IN (:...open)', {
      operatorId,
      open: [ChatStatus.WAITING, ChatStatus.ACTIVE],
    })
    .getMany();
  return [...new Set(rings.map(({ chatId }) => chatId))].sort();
}

async function killRingsOf(
  services: Services,
  manager: EntityManager,
  { chatId, operatorId, why }: { chatId: string; operatorId: string; why: string },
): Promise<void> {
  const chat = await lockChat(manager, chatId);
  const rings = await manager.findBy(Ring, { chatId, operatorId });
  for (const ring of rings) {
    if (await endRing(services, manager, ring, RingStatus.FAILED, why)) await cancelUnsent(services, manager, ring);
  }
  await manager.update(Ring, { chatId, operatorId }, { dead: true });
  if (chat) await continueRinging(services, manager, chat);
  announceRings(services, chatId);
}
