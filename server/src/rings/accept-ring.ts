import type { EntityManager } from 'typeorm';
import { issueChatToken } from '../access/chat-tokens.js';
import { takenBy, type AcceptResult } from '../chat/accept-chat.js';
import type { Chat } from '../chat/chat.entity.js';
import { withLockedChat } from '../chat/locked-chat.js';
import { moveChat, takeUpAnew } from '../chat/move-chat.js';
import { takeChat } from '../chat/take-chat.js';
import { notFound } from '../errors.js';
import { hashSecret } from '../ids.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import { cleanUuid } from '../text.rules.js';
import { ChatChannel, ChatStatus, RingEventKind, RingPurpose, RingStatus, type RingRefusal } from '../vocabulary.js';
import { findRing } from './find-ring.js';
import { noteRing } from './ring-events.js';
import { Ring } from './ring.entity.js';
import { acceptOutcome } from './ring.rules.js';

/** What a tap on Accept came to. */
export type AcceptRingResult = AcceptResult | { kind: 'REFUSED'; reason: RingRefusal };

/**
 * Accepts a chat from a phone by the token of its link. The winner's own device may repeat it and gets a fresh token.
 * NOT_FOUND for a link that is unknown or no longer readable.
 */
export async function acceptRing(services: Services, token: string, deviceKey: string): Promise<AcceptRingResult> {
  const deviceKeyHash = hashSecret(cleanUuid('deviceKey', deviceKey));
  for (;;) {
    const found = await findRing(services.db.read, token, services.clock.now());
    if (!found) throw notFound('link');
    const { ring, chat } = found;
    // Whoever finds it taken takes no lock, so that a race costs one transaction.
    const { kind } = acceptOutcome(ring, chat, { deviceKeyHash, operatorActive: true });
    if (kind === 'OVER') return { kind, status: chat.status };
    if (kind === 'TAKEN') return takenBy(services.db.read, chat);
    const result = await services.accepting.alone(chat.id, () => accept(services, chat.id, ring.id, deviceKeyHash));
    if (result) return result;
  }
}

async function accept(
  services: Services,
  chatId: string,
  ringId: string,
  deviceKeyHash: string,
): Promise<AcceptRingResult> {
  const result = await withLockedChat(services, chatId, (manager, chat) =>
    decide(services, manager, chat, ringId, deviceKeyHash),
  );
  if (!result) throw notFound('link');
  return result;
}

async function decide(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  ringId: string,
  deviceKeyHash: string,
): Promise<AcceptRingResult> {
  const ring = await manager.findOneByOrFail(Ring, { id: ringId });
  const { active } = await manager.findOneByOrFail(Operator, { id: ring.operatorId });
  const outcome = acceptOutcome(ring, chat, { deviceKeyHash, operatorActive: active });
  switch (outcome.kind) {
    case 'OVER':
      return { kind: 'OVER', status: chat.status };
    case 'TAKEN':
      return takenBy(manager, chat);
    case 'REFUSED':
      return outcome;
    case 'REPEAT':
      await moveChat(services, manager, chat, ChatChannel.MOBILE);
      return accepted(services, manager, chat, ring);
    case 'TAKE_UP':
      return takeUp(services, manager, chat, ring, deviceKeyHash);
    case 'ACCEPT':
      return take(services, manager, chat, ring, deviceKeyHash);
  }
}

async function take(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  ring: Ring,
  deviceKeyHash: string,
): Promise<AcceptRingResult> {
  const from = ring.purpose === RingPurpose.REQUEST ? ChatStatus.WAITING : ChatStatus.ACTIVE;
  const endedAt = services.clock.now();
  await manager.update(
    Ring,
    { id: ring.id },
    { status: RingStatus.ACCEPTED, endedAt, deviceKeyHash, assignment: chat.assignment + 1 },
  );
  noteRing(manager, ring, { kind: RingEventKind.ACCEPTED, at: endedAt });
  const { operatorId } = ring;
  const won = await takeChat(services, manager, chat, { operatorId, channel: ChatChannel.MOBILE, from });
  // The department's lock is held, so nobody can have been faster: losing here is a fault, and undoes the ring too.
  if (!won) throw new Error('a chat changed under its lock');
  return accepted(services, manager, chat, ring);
}

/** By a new link: this device has the chat, and whichever had it before no longer does. */
async function takeUp(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  ring: Ring,
  deviceKeyHash: string,
): Promise<AcceptRingResult> {
  await manager.update(Ring, { id: ring.id }, { deviceKeyHash });
  await takeUpAnew(services, manager, chat, ChatChannel.MOBILE);
  return accepted(services, manager, chat, ring);
}

async function accepted(services: Services, manager: EntityManager, chat: Chat, ring: Ring): Promise<AcceptRingResult> {
  const mobileToken = issueChatToken(manager, {
    chatId: chat.id,
    organizationId: chat.organizationId,
    holder: { operatorId: ring.operatorId, assignment: chat.assignment },
    now: services.clock.now(),
  });
  return { kind: 'ACCEPTED', chat, mobileToken };
}
