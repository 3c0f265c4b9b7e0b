import type { EntityManager } from 'typeorm';
import { lockChat } from '../chat/locked-chat.js';
import { Chat } from '../chat/chat.entity.js';
import { conflict, notFound } from '../errors.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { setSnooze, snoozeUntil } from '../mobile-chat/snooze.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import type { SnoozeChoice } from '../vocabulary.js';
import { findRing } from './find-ring.js';
import { ringDeclined } from './ring-outcomes.js';
import { Ring } from './ring.entity.js';
import { maySnoozeBy } from './ring.rules.js';

const OVER = 'This request is over. Snooze at the console, under Settings > Mobile Chat.';

/**
 * Snoozes the phone that a ring's link was texted to, and declines that ring: the next operator's turn. By the link alone,
 * so only for as long as the choices allow. A ring whose operator snoozed by it already is returned unchanged. CONFLICT once its
 * request is over, or the link is dead; NOT_FOUND for a link that is unknown or no longer readable.
 */
export async function snoozeRing(
  services: Services,
  token: string,
  choice: SnoozeChoice,
  timeZone: string | null,
): Promise<Ring> {
  return withLink(services, token, async (manager, ring, chat) => {
    const settings = await manager.findOneByOrFail(MobileChatSettings, { operatorId: ring.operatorId });
    if (ring.snoozedUntil !== null && isSame(ring.snoozedUntil, settings.snoozedUntil)) return;
    const { active } = await manager.findOneByOrFail(Operator, { id: ring.operatorId });
    if (!active || !maySnoozeBy(ring, chat)) throw conflict(OVER);
    const snoozedUntil = snoozeUntil({ choice, timeZone }, settings, services.clock.now());
    await manager.update(Ring, { id: ring.id }, { snoozedUntil });
    await setSnooze(services, manager, settings, snoozedUntil);
    await ringDeclined(services, manager, await reread(manager, chat), ring);
  });
}

/**
 * Takes back the snooze that was made by a ring's link, while the link is readable: the phone rings again for what comes.
 * Changes nothing where the operator has changed or ended that snooze elsewhere since.
 */
export async function endRingSnooze(services: Services, token: string): Promise<Ring> {
  return withLink(services, token, async (manager, ring) => {
    if (ring.snoozedUntil === null) return;
    const settings = await manager.findOneByOrFail(MobileChatSettings, { operatorId: ring.operatorId });
    await manager.update(Ring, { id: ring.id }, { snoozedUntil: null });
    if (!ring.dead && isSame(ring.snoozedUntil, settings.snoozedUntil)) {
      await setSnooze(services, manager, settings, null);
    }
  });
}

/** Runs `work` on the ring of a readable link, in one transaction under its chat's locks, and returns the ring after it. */
async function withLink(
  services: Services,
  token: string,
  work: (manager: EntityManager, ring: Ring, chat: Chat) => Promise<void>,
): Promise<Ring> {
  return services.db.write(async (manager) => {
    const found = await findRing(manager, token, services.clock.now());
    if (!found) throw notFound('link');
    // All the operator's departments, because a snooze concerns them all, and in the one order in which they are ever taken.
    await lockDepartmentsOf(manager, found.ring.operatorId);
    const chat = await lockChat(manager, found.chat.id);
    if (!chat) throw notFound('link');
    await work(manager, await manager.findOneByOrFail(Ring, { id: found.ring.id }), chat);
    return manager.findOneByOrFail(Ring, { id: found.ring.id });
  });
}

/** Applying the rule again may have changed the chat. */
function reread(manager: EntityManager, { id }: Chat): Promise<Chat> {
  return manager.findOneByOrFail(Chat, { id });
}

function isSame(one: Date, other: Date | null): boolean {
  return one.getTime() === other?.getTime();
}
