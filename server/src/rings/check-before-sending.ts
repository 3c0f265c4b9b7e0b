import type { EntityManager } from 'typeorm';
import { lockChat } from '../chat/locked-chat.js';
import type { Services } from '../services.js';
import { stillRight } from '../routing/route.rules.js';
import { loadSnapshot } from '../routing/snapshot.js';
import { ChatStatus, RingPurpose, RingStatus } from '../vocabulary.js';
import type { Chat } from '../chat/chat.entity.js';
import { Ring } from './ring.entity.js';

/**
 * Whether a ring may still be sent: the rule checked again at send time (domain.md, "A ring's life"), under the
 * department's lock. False when somebody logged in or accepted, the visitor left, or the operator may not ring any more.
 */
export async function mayStillRing(services: Services, manager: EntityManager, ringId: string): Promise<boolean> {
  const seen = await manager.findOneBy(Ring, { id: ringId });
  const chat = seen && (await lockChat(manager, seen.chatId));
  if (!chat) return false;
  const ring = await manager.findOneByOrFail(Ring, { id: ringId });
  if (ring.status !== RingStatus.PENDING || ring.round !== chat.round || !wantsRing(chat, ring)) return false;
  return stillRight(await loadSnapshot(services, manager, chat), ring.operatorId, ring.pass);
}

/** A request rings while it waits, a rescue or transfer while the chat is with its holder. */
function wantsRing(chat: Chat, ring: Ring): boolean {
  return chat.status === (ring.purpose === RingPurpose.REQUEST ? ChatStatus.WAITING : ChatStatus.ACTIVE);
}
