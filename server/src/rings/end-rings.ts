import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { RingStatus, SmsStatus } from '../vocabulary.js';
import { Ring } from './ring.entity.js';

/**
 * Ends every pending ring of a chat, as TIMED_OUT or RESCINDED, and cancels what was not sent yet
 * (domain.md: "pending rings TIMED_OUT or RESCINDED, queued SMS CANCELLED").
 */
export async function endPendingRings(
  services: Services,
  manager: EntityManager,
  chat: Pick<Chat, 'id'>,
  status: typeof RingStatus.TIMED_OUT | typeof RingStatus.RESCINDED,
): Promise<void> {
  const pending = await manager.findBy(Ring, { chatId: chat.id, status: RingStatus.PENDING });
  if (pending.length === 0) return;
  await manager.update(
    Ring,
    { chatId: chat.id, status: RingStatus.PENDING },
    { status, endedAt: services.clock.now() },
  );
  for (const ring of pending) await cancelUnsent(manager, ring);
}

/** Moves one ring out of PENDING; false where it had left it already. */
export async function endRing(
  services: Services,
  manager: EntityManager,
  ring: Ring,
  status: Exclude<RingStatus, 'PENDING'>,
): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(Ring)
    .set({ status, endedAt: services.clock.now() })
    .where('id = :id AND status = :pending', { id: ring.id, pending: RingStatus.PENDING })
    .execute();
  return affected === 1;
}

/** Cancels the SMS of a ring if it is still QUEUED: the ring then does not count as asked and the turn goes back. */
export async function cancelUnsent(manager: EntityManager, ring: Ring): Promise<void> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(SmsMessage)
    .set({ status: SmsStatus.CANCELLED, body: '' })
    .where('ring_id = :ringId AND status = :queued', { ringId: ring.id, queued: SmsStatus.QUEUED })
    .execute();
  if (affected === 1) await giveTurnBack(manager, ring);
}

/**
 * The ring was CANCELLED unsent: it leaves its slot, and its operator's turns are as if it had never been made. Where they
 * had another turn since, it is that turn's past that changes, so that giving that one back as well leads further back.
 */
export async function giveTurnBack(manager: EntityManager, { id }: Ring): Promise<void> {
  await manager.update(Ring, { id }, { slot: null });
  const { departmentId, operatorId, turn, turnBefore } = await manager.findOneByOrFail(Ring, { id });
  const theirs = { departmentId, operatorId };
  const { affected } = await manager.update(
    DepartmentOperator,
    { ...theirs, lastTurn: turn },
    { lastTurn: turnBefore },
  );
  if (affected === 0) await manager.update(Ring, { ...theirs, turnBefore: turn }, { turnBefore });
}
