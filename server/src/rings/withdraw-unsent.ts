import type { EntityManager } from 'typeorm';
import { announceRings } from '../chat/announce.js';
import type { Chat } from '../chat/chat.entity.js';
import { stillRight, type RouteSnapshot } from '../routing/route.rules.js';
import { whyWithdrawn } from '../routing/withdrawal.rules.js';
import type { Services } from '../services.js';
import { RingStatus } from '../vocabulary.js';
import { cancelUnsent, endRing } from './end-rings.js';
import { Ring } from './ring.entity.js';

/**
 * Cancels what is still QUEUED of a chat's rings that are right no more: a shift ended, somebody snoozed, logged in or had
 * their settings changed (domain.md, "When two things happen at once"). Such a ring does not count as asked. What was sent
 * stays acceptable. True where there was any: the rule is to be asked again.
 */
export async function withdrawUnsent(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  snapshot: RouteSnapshot,
): Promise<boolean> {
  const isWrong = ({ operatorId, pass, status }: Pick<Ring, 'operatorId' | 'pass' | 'status'>): boolean =>
    status === RingStatus.PENDING && !stillRight(snapshot, operatorId, pass);
  if (!snapshot.rings.some(isWrong)) return false;
  let some = false;
  const pending = await manager.findBy(Ring, { chatId: chat.id, round: chat.round, status: RingStatus.PENDING });
  for (const ring of pending.filter(isWrong)) {
    const detail = whyWithdrawn(snapshot, ring.operatorId);
    if (!(await cancelUnsent(services, manager, ring, { detail }))) continue;
    await endRing(services, manager, ring, RingStatus.RESCINDED);
    some = true;
  }
  if (some) announceRings(services, chat.id);
  return some;
}
