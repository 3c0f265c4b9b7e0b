import type { EntityManager } from 'typeorm';
import { releaseChats } from '../chat/release-chats.js';
import { Operator } from '../operators/operator.entity.js';
import { organizationTopic } from '../pub-sub/topics.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { ConsoleLease } from './console-lease.entity.js';

/** Whose consoles end: those of one sign-in, of one API key, or all. */
interface Whose {
  operatorId: string;
  organizationId: string;
  sessionId?: string;
  apiKeyId?: string;
}

/**
 * Ends an operator's consoles at once, without any grace; what they had there gets a new round. In the transaction that ends
 * their access.
 */
export async function endConsoles(services: Services, manager: EntityManager, whose: Whose): Promise<void> {
  const { operatorId, sessionId, apiKeyId } = whose;
  const { affected } = await manager.delete(ConsoleLease, {
    operatorId,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(apiKeyId === undefined ? {} : { apiKeyId }),
  });
  if (affected) await loggedOut(manager, operatorId, services.clock.now());
  await presenceChanged(services, manager, whose);
  if (affected) await releaseChats(services, manager, operatorId);
}

/** Writes down when a console of the operator's ended: the last one tells since when they are logged out. */
export async function loggedOut(manager: EntityManager, operatorId: string, at: Date): Promise<void> {
  await manager.update(Operator, { id: operatorId }, { loggedOutAt: at });
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
