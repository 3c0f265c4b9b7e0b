import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import type { Services } from '../services.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { RingEventKind, RingStatus, SmsStatus } from '../vocabulary.js';
import { noteRing } from './ring-events.js';
import { ringSlot } from './ring-slot.js';
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
  const rings = await manager.findBy(Ring, { chatId: chat.id });
  const pending = rings.filter((ring) => ring.status === RingStatus.PENDING);
  // One that timed out may still wait for a provider that asked for patience.
  for (const ring of rings) if (ring.status === RingStatus.TIMED_OUT) await cancelUnsent(services, manager, ring);
  if (pending.length === 0) return;
  const endedAt = services.clock.now();
  await manager.update(Ring, { chatId: chat.id, status: RingStatus.PENDING }, { status, endedAt });
  for (const ring of pending) {
    noteRing(manager, ring, { kind: status, at: endedAt });
    await cancelUnsent(services, manager, ring, { at: endedAt });
  }
}

/** Moves one ring out of PENDING, for a reason that its timeline tells; false where it had left it already. */
export async function endRing(
  services: Services,
  manager: EntityManager,
  ring: Ring,
  status: Exclude<RingStatus, 'PENDING'>,
  detail: string | null = null,
): Promise<boolean> {
  const endedAt = services.clock.now();
  const { affected } = await manager
    .createQueryBuilder()
    .update(Ring)
    .set({ status, endedAt })
    .where('id = :id AND status = :pending', { id: ring.id, pending: RingStatus.PENDING })
    .execute();
  if (affected !== 1) return false;
  noteRing(manager, ring, { kind: status, at: endedAt, detail });
  return true;
}

/** Cancels the SMS of a ring if it is still QUEUED, and returns true: it does not count as asked and the turn goes back. */
export async function cancelUnsent(
  services: Services,
  manager: EntityManager,
  ring: Ring,
  { at = services.clock.now(), detail }: { at?: Date; detail?: string | null } = {},
): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(SmsMessage)
    .set({ status: SmsStatus.CANCELLED, body: '' })
    .where('ring_id = :ringId AND status = :queued', { ringId: ring.id, queued: SmsStatus.QUEUED })
    .execute();
  if (affected !== 1) return false;
  noteRing(manager, ring, { kind: RingEventKind.CANCELLED, at, detail });
  await giveTurnBack(manager, ring);
  return true;
}

/**
 * The ring was CANCELLED unsent: it leaves its slot, and its operator's turns are as if it had never been made. Where they
 * had another turn since, it is that turn's past that changes, so that giving that one back as well leads further back. Where
 * they were asked a second time since, that was the first.
 */
export async function giveTurnBack(manager: EntityManager, { id }: Ring): Promise<void> {
  await manager.update(Ring, { id }, { slot: null });
  const { chatId, round, departmentId, operatorId, turn, turnBefore } = await manager.findOneByOrFail(Ring, { id });
  const askedAgain = { chatId, slot: ringSlot(round, 2, operatorId) };
  await manager.update(Ring, askedAgain, { pass: 1, slot: ringSlot(round, 1, operatorId) });
  const theirs = { departmentId, operatorId };
  const { affected } = await manager.update(
    DepartmentOperator,
    { ...theirs, lastTurn: turn },
    { lastTurn: turnBefore },
  );
  if (affected === 0) await manager.update(Ring, { ...theirs, turnBefore: turn }, { turnBefore });
}
