import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { plusSeconds } from '../clock.js';
import { newId } from '../ids.js';
import { organizationTopic } from '../pub-sub/topics.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { ConsoleLease } from './console-lease.entity.js';

/** A lease not renewed for this long ends: its process died. */
const LEASE_SECONDS = 15;

/**
 * A console opened: its operator is logged in from now on. Returns the lease, to be handed to `loseConsole`. `cut` closes its
 * connection, should the lease be found gone: the console then opens anew.
 */
export async function openConsole(services: Services, caller: OperatorCaller, cut: () => void): Promise<string> {
  const id = newId();
  const now = services.clock.now();
  await services.db.write(async (manager) => {
    await manager.insert(ConsoleLease, {
      id,
      organizationId: caller.organizationId,
      operatorId: caller.operatorId,
      sessionId: caller.sessionId,
      openedAt: now,
      expiresAt: plusSeconds(now, LEASE_SECONDS),
    });
    await presenceChanged(services, manager, caller);
  });
  services.openConsoles.set(id, cut);
  return id;
}

/** A console's connection is lost: its operator counts as logged in for the grace time (domain.md). */
export async function loseConsole(services: Services, id: string): Promise<void> {
  services.openConsoles.delete(id);
  const expiresAt = plusSeconds(services.clock.now(), services.settings.presenceGraceSeconds);
  await services.db.write((manager) => manager.update(ConsoleLease, { id }, { expiresAt }));
}

/**
 * Renews the leases of the consoles that are open at this process. One whose lease ran out meanwhile, because the process
 * stood still or the clock jumped, is cut off: an open console must never count as logged out.
 */
export async function renewConsoles(services: Services): Promise<void> {
  const ids = [...services.openConsoles.keys()];
  if (ids.length === 0) return;
  const expiresAt = plusSeconds(services.clock.now(), LEASE_SECONDS);
  await services.db.write((manager) => manager.update(ConsoleLease, { id: In(ids) }, { expiresAt }));
  const leases = await services.db.read.find(ConsoleLease, { where: { id: In(ids) }, select: { id: true } });
  const renewed = new Set(leases.map(({ id }) => id));
  for (const id of ids.filter((open) => !renewed.has(open))) services.openConsoles.get(id)?.();
}

/** Ends the leases that ran out, at whichever process they were open: the rule is applied again for their operators. */
export async function expireConsoles(services: Services): Promise<void> {
  const over = await services.db.read.findBy(ConsoleLease, { expiresAt: LessThanOrEqual(services.clock.now()) });
  for (const lease of over) {
    await services.db.write(async (manager) => {
      const { affected } = await manager.delete(ConsoleLease, {
        id: lease.id,
        expiresAt: LessThanOrEqual(services.clock.now()),
      });
      if (affected === 1) await presenceChanged(services, manager, lease);
    });
  }
}

/** Ends an operator's consoles at once: those of one sign-in, or all. In the transaction that signs them out. */
export async function endConsoles(
  services: Services,
  manager: EntityManager,
  whose: { operatorId: string; organizationId: string; sessionId?: string },
): Promise<void> {
  const { operatorId, sessionId } = whose;
  await manager.delete(ConsoleLease, { operatorId, ...(sessionId === undefined ? {} : { sessionId }) });
  await presenceChanged(services, manager, whose);
}

/** Log-in, log-out and away pass through the routing of the operator's departments; colleagues are told. */
export async function presenceChanged(
  services: Services,
  manager: EntityManager,
  who: { operatorId: string; organizationId: string },
): Promise<void> {
  await rerouteOperator(services, manager, who.operatorId);
  services.db.afterCommit(() =>
    services.pubSub.publish(organizationTopic(who.organizationId), { kind: 'PRESENCE', operatorId: who.operatorId }),
  );
}
