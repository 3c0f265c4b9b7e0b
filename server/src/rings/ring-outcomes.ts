import type { EntityManager } from 'typeorm';
import { announceRings } from '../chat/announce.js';
import type { Chat } from '../chat/chat.entity.js';
import { lockChat } from '../chat/locked-chat.js';
import { continueRinging } from '../routing/continue-ringing.js';
import { loadSnapshot } from '../routing/snapshot.js';
import { whyWithdrawn } from '../routing/withdrawal.rules.js';
import type { Services } from '../services.js';
import { RingEventKind, RingStatus } from '../vocabulary.js';
import { endRing, giveTurnBack } from './end-rings.js';
import { noteRing } from './ring-events.js';
import { Ring } from './ring.entity.js';

/** The ring's SMS was CANCELLED unsent: the ring ends, does not count as asked, and the rule is applied again. */
export async function ringCancelled(services: Services, manager: EntityManager, ringId: string): Promise<void> {
  await settle(services, manager, ringId, async (ring, chat) => {
    const detail = whyWithdrawn(await loadSnapshot(services, manager, chat), ring.operatorId);
    noteRing(manager, ring, { kind: RingEventKind.CANCELLED, at: services.clock.now(), detail });
    await endRing(services, manager, ring, RingStatus.RESCINDED);
    await giveTurnBack(manager, ring);
  });
}

/** The SMS cannot reach the phone: a PENDING ring is FAILED and the next operator's turn comes at once. */
export async function ringFailed(services: Services, manager: EntityManager, ringId: string): Promise<void> {
  await settle(services, manager, ringId, async (ring) => {
    await endRing(services, manager, ring, RingStatus.FAILED);
  });
}

/** The operator declined; false where the ring had ended already. */
export async function ringDeclined(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  ring: Ring,
): Promise<boolean> {
  const declined = await endRing(services, manager, ring, RingStatus.DECLINED);
  if (declined) await continueRinging(services, manager, chat);
  announceRings(services, chat.id);
  return declined;
}

/** The SMS of a ring has another status: those who look at the chat are told. */
export async function smsProgressed(
  services: Services,
  manager: EntityManager,
  sms: { ringId: string },
): Promise<void> {
  const ring = await manager.findOneBy(Ring, { id: sms.ringId });
  if (ring) announceRings(services, ring.chatId);
}

async function settle(
  services: Services,
  manager: EntityManager,
  ringId: string,
  end: (ring: Ring, chat: Chat) => Promise<void>,
): Promise<void> {
  const seen = await manager.findOneBy(Ring, { id: ringId });
  const chat = seen && (await lockChat(manager, seen.chatId));
  if (!chat) return;
  const ring = await manager.findOneByOrFail(Ring, { id: ringId });
  await end(ring, chat);
  if (ring.round === chat.round) await continueRinging(services, manager, chat);
  announceRings(services, chat.id);
}
