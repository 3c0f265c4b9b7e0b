import type { EntityManager } from 'typeorm';
import { endPendingRings } from '../rings/end-rings.js';
import type { Services } from '../services.js';
import { DeadlineKind, RingStatus } from '../vocabulary.js';
import { announceChat } from './announce.js';
import { Chat } from './chat.entity.js';
import { Deadline } from './deadline.entity.js';
import { setDeadline } from './deadlines.js';

/** A transfer that nobody took: the sender keeps the chat, is told, and has the time for a first message again. */
export async function endTransfer(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.TIMED_OUT);
  announceChat(services, chat);
  const now = services.clock.now();
  const nothing = { transferDepartmentId: null, transferOperatorId: null, ringsUntil: null, transferEndedAt: now };
  await manager.update(Chat, { id: chat.id }, nothing);
  await manager.delete(Deadline, { chatId: chat.id, kind: DeadlineKind.RING_ENDS });
  await manager.delete(Deadline, { chatId: chat.id, kind: DeadlineKind.RING_TIMEOUT });
  Object.assign(chat, nothing);
  // The first message is the sender's turn again: whether they are there is looked at anew.
  setDeadline(manager, chat, DeadlineKind.OPERATOR_GONE, now);
}
