import { In, IsNull, LessThanOrEqual } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { holdAccess } from '../access/hold-access.js';
import { plusSeconds } from '../clock.js';
import { newId } from '../ids.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import type { OpenConsole, Services } from '../services.js';
import { ConsoleLease } from './console-lease.entity.js';
import { whichCount } from './presence.queries.js';
import { atConsoleSince } from './presence.rules.js';
import { loggedOut, presenceChanged } from './sign-off.js';

/** How often a process renews the leases of its consoles, in milliseconds. */
export const RENEW_EVERY_MS = 4000;
/** A lease not renewed for this long ends, its process died: at least so long, and longer than the grace time. */
const LEASE_SECONDS = 15;
const BEYOND_GRACE_SECONDS = 5;
/** A console that left a ping unanswered for longer is not renewed. */
const SILENT_MS = 5000;

/**
 * A console opened: its operator is logged in from now on. Returns the lease, to be handed to `loseConsole`. UNAUTHENTICATED
 * where the sign-in or key it came with ended meanwhile.
 */
export async function openConsole(services: Services, caller: OperatorCaller, console: OpenConsole): Promise<string> {
  const id = newId();
  const { operatorId, organizationId, sessionId, apiKeyId } = caller;
  await services.db.write(async (manager) => {
    await holdAccess(manager, caller);
    await lockDepartmentsOf(manager, operatorId);
    const now = services.clock.now();
    const others = await manager.findBy(ConsoleLease, whichCount({ operatorId }, now));
    await manager.insert(ConsoleLease, {
      id,
      organizationId,
      operatorId,
      sessionId,
      apiKeyId,
      openedAt: atConsoleSince(others, now) ?? now,
      expiresAt: plusSeconds(now, leaseSeconds(services)),
      lostAt: null,
    });
    await presenceChanged(services, manager, caller);
  });
  services.openConsoles.set(id, console);
  return id;
}

/**
 * A console's connection is lost: its operator counts as logged in for the grace time (domain.md), counted from the
 * first ping that it left unanswered.
 */
export async function loseConsole(services: Services, id: string): Promise<void> {
  const silentMs = services.openConsoles.get(id)?.silentMs() ?? 0;
  services.openConsoles.delete(id);
  const lostAt = plusSeconds(services.clock.now(), -silentMs / 1000);
  const expiresAt = plusSeconds(lostAt, services.settings.presenceGraceSeconds);
  await services.db.write((manager) => manager.update(ConsoleLease, { id }, { expiresAt, lostAt }));
}

/**
 * Renews the leases of the consoles that are open at this process and answer its pings: one UPDATE. One whose lease another
 * process ended meanwhile, because this one stood still, is cut off: an open console must never count as logged out.
 */
export async function renewConsoles(services: Services): Promise<void> {
  const ids = [...services.openConsoles].filter(([, console]) => console.silentMs() <= SILENT_MS).map(([id]) => id);
  if (ids.length === 0) return;
  const expiresAt = plusSeconds(services.clock.now(), leaseSeconds(services));
  const { affected } = await services.db.write((manager) =>
    manager.update(ConsoleLease, { id: In(ids), lostAt: IsNull() }, { expiresAt }),
  );
  if (affected !== ids.length) await cutTheEnded(services, ids);
}

/**
 * Ends the leases that ran out, at whichever process they were open: the rule is applied again for their operators. Those
 * of this process whose consoles still answer are renewed instead: it merely stood still, or the clock jumped. None ends while those of
 * other processes could not be renewed.
 */
export async function expireConsoles(services: Services): Promise<void> {
  if (!services.hearing.silenceCounts) return;
  const isOpenHere = ({ id }: ConsoleLease): boolean => services.openConsoles.has(id);
  let over = await expired(services);
  if (over.some(isOpenHere)) {
    await renewConsoles(services);
    over = await expired(services);
  }
  for (const lease of over) {
    await expire(services, lease).catch((error: unknown) => {
      // One that cannot be ended must not hold up the others; its row stays and is tried again.
      services.log.error({ err: error }, 'a console that ran out could not be ended');
    });
  }
}

async function expire(services: Services, { id, operatorId, organizationId, expiresAt }: ConsoleLease): Promise<void> {
  await services.db.write(async (manager) => {
    await lockDepartmentsOf(manager, operatorId);
    const ranOut = LessThanOrEqual(services.clock.now());
    const { affected } = await manager.delete(ConsoleLease, { id, expiresAt: ranOut });
    if (affected !== 1) return;
    await loggedOut(manager, operatorId, expiresAt);
    await presenceChanged(services, manager, { operatorId, organizationId });
  });
}

function expired(services: Services): Promise<ConsoleLease[]> {
  return services.db.read.findBy(ConsoleLease, { expiresAt: LessThanOrEqual(services.clock.now()) });
}

async function cutTheEnded(services: Services, ids: string[]): Promise<void> {
  const leases = await services.db.read.find(ConsoleLease, { where: { id: In(ids) }, select: { id: true } });
  const there = new Set(leases.map(({ id }) => id));
  for (const id of ids.filter((open) => !there.has(open))) services.openConsoles.get(id)?.cut();
}

function leaseSeconds({ settings }: Services): number {
  return Math.max(LEASE_SECONDS, settings.presenceGraceSeconds + BEYOND_GRACE_SECONDS);
}
