import { In, type EntityManager } from 'typeorm';
import { announceRings } from '../chat/announce.js';
import type { Chat } from '../chat/chat.entity.js';
import { cancelUnsent, endRing } from '../rings/end-rings.js';
import { Ring } from '../rings/ring.entity.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { RingStatus, SmsStatus } from '../vocabulary.js';
import { stillRight } from './route.rules.js';
import { loadSnapshot } from './snapshot.js';

/**
 * Takes back the rings of a request whose SMS still waits to be sent and would be wrong by now: a shift ended, the operator
 * snoozed, somebody logged in. They are CANCELLED at once instead of at their next try, and do not count as asked (domain.md,
 * "shift ends, snooze, ... while ringing"). What was sent stays acceptable. The caller holds the department's lock.
 */
export async function withdrawUnsent(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  const unsent = await unsentRings(manager, chat);
  if (unsent.length === 0) return;
  const snapshot = await loadSnapshot(services, manager, chat);
  for (const ring of unsent.filter(({ operatorId, pass }) => !stillRight(snapshot, operatorId, pass))) {
    if (await cancelUnsent(services, manager, ring)) await endRing(services, manager, ring, RingStatus.RESCINDED);
  }
  announceRings(services, chat.id);
}

async function unsentRings(manager: EntityManager, chat: Chat): Promise<Ring[]> {
  const pending = await manager.findBy(Ring, { chatId: chat.id, round: chat.round, status: RingStatus.PENDING });
  if (pending.length === 0) return [];
  const queued = await manager.find(SmsMessage, {
    where: { ringId: In(pending.map(({ id }) => id)), status: SmsStatus.QUEUED },
    select: { ringId: true },
  });
  return pending.filter(({ id }) => queued.some(({ ringId }) => ringId === id));
}
