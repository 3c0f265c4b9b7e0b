import type { EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { endTransfer } from '../chat/end-transfer.js';
import { giveUpRescue } from '../chat/rescue-chat.js';
import { Ring } from '../rings/ring.entity.js';
import type { Services } from '../services.js';
import { ChatStatus, RingStatus } from '../vocabulary.js';
import { applyRoute } from './apply-route.js';

/**
 * A ring of the present round ended without an answer: the next operator's turn, or what follows when there is none.
 * The caller holds the department's lock.
 */
export async function continueRinging(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  if (chat.status === ChatStatus.WAITING) {
    await applyRoute(services, manager, chat);
    return;
  }
  if (chat.status !== ChatStatus.ACTIVE || chat.ringsUntil === null) return;
  const decision = await applyRoute(services, manager, chat);
  if (decision.kind === 'RING' || (await manager.existsBy(Ring, { chatId: chat.id, status: RingStatus.PENDING })))
    return;
  if (chat.transferDepartmentId !== null) await endTransfer(services, manager, chat);
  else await giveUpRescue(services, manager, chat);
}
