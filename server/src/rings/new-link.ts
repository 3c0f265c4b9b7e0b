import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { lockChat } from '../chat/locked-chat.js';
import { plusSeconds } from '../clock.js';
import { Department } from '../departments/department.entity.js';
import { conflict, rateLimited } from '../errors.js';
import { hashSecret, newId, newToken } from '../ids.js';
import type { Services } from '../services.js';
import { enqueueSms } from '../sms/enqueue-sms.js';
import { newLinkText } from '../sms/new-link-text.rules.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { RingStatus, SmsPurpose } from '../vocabulary.js';
import { mayStillRing } from './check-before-sending.js';
import { MOST_NEW_LINKS, pauseLeft } from './new-link.rules.js';
import { RingLink } from './ring-link.entity.js';
import { Ring } from './ring.entity.js';
import { hasChatBy } from './ring.rules.js';

/** A text that comes later than this no longer helps whoever waits for it. */
const WORTH_SECONDS = 300;

/**
 * Texts a new link of a ring to the number it rang and kills the link before; the first device that takes the new one has the
 * chat on it from then on. The caller holds the department's lock and has seen that the ring may have one. CONFLICT after three,
 * RATE_LIMITED right after another. How many may still be asked for.
 */
export async function textNewLink(services: Services, manager: EntityManager, chat: Chat, ring: Ring): Promise<number> {
  const now = services.clock.now();
  const made = await manager.findBy(RingLink, { ringId: ring.id });
  const number = made.length + 1;
  if (number > MOST_NEW_LINKS) throw conflict(`${MOST_NEW_LINKS} new links were sent already.`);
  const pause = pauseLeft(
    made.map(({ createdAt }) => createdAt),
    now,
  );
  if (pause > 0) throw rateLimited(pause);
  const token = newToken();
  const smsId = enqueueSms(services, manager, {
    organizationId: chat.organizationId,
    purpose: SmsPurpose.LINK,
    ringId: null,
    operatorId: ring.operatorId,
    recipient: ring.phoneNumber,
    body: await textOf(services, manager, chat, token),
    expiresAt: plusSeconds(now, WORTH_SECONDS),
  });
  await manager.insert(RingLink, {
    id: newId(),
    organizationId: chat.organizationId,
    ringId: ring.id,
    number,
    formerTokenHash: ring.tokenHash,
    smsId,
    createdAt: now,
  });
  await manager.update(Ring, { id: ring.id }, { tokenHash: hashSecret(token), deviceKeyHash: null });
  return MOST_NEW_LINKS - number;
}

/** Whether a new link may still go out: checked again at send time, under the department's lock, as for a ring. */
export async function mayStillTextLink(services: Services, manager: EntityManager, smsId: string): Promise<boolean> {
  const link = await manager.findOneBy(RingLink, { smsId });
  const ring = link && (await manager.findOneBy(Ring, { id: link.ringId }));
  if (!ring || (await manager.countBy(RingLink, { ringId: ring.id })) > link.number) return false;
  return mayHaveNewLink(services, manager, ring.id);
}

/** Whether its operator has the chat by this ring, or the ring pends and the rule would ring them now. Takes the lock. */
export async function mayHaveNewLink(services: Services, manager: EntityManager, ringId: string): Promise<boolean> {
  const seen = await manager.findOneByOrFail(Ring, { id: ringId });
  const chat = await lockChat(manager, seen.chatId);
  const ring = await manager.findOneByOrFail(Ring, { id: ringId });
  if (!chat || ring.dead) return false;
  if (ring.status === RingStatus.PENDING) return mayStillRing(services, manager, ringId);
  return hasChatBy(ring, chat);
}

async function textOf(services: Services, manager: EntityManager, chat: Chat, token: string): Promise<string> {
  const department = await manager.findOneByOrFail(Department, { id: chat.departmentId });
  const visitor = await manager.findOneByOrFail(Visitor, { id: chat.visitorId });
  const link = `${services.settings.publicUrl}/m#${token}`;
  return newLinkText({ department: department.name, visitorName: visitor.name, link });
}
