import type { EntityManager } from 'typeorm';
import { ApiKey } from '../access/api-key.entity.js';
import { OperatorSession } from '../access/operator-session.entity.js';
import { endConsoles } from '../presence/sign-off.js';
import { operatorTopic } from '../pub-sub/topics.js';
import { killRings } from '../rings/kill-rings.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { Operator } from './operator.entity.js';
import { takeSeat } from './seats.js';

/**
 * Frees the operator's seat: sessions, keys, consoles, links and tokens end at once, and what they had gets a new round
 * (domain.md, "operator deactivated, or their session revoked, mid-chat"). Inside a transaction.
 */
export async function deactivate(services: Services, manager: EntityManager, operator: Operator): Promise<void> {
  const { id: operatorId, organizationId } = operator;
  await manager.update(Operator, { id: operatorId }, { active: false });
  await manager.delete(OperatorSession, { operatorId });
  await manager.delete(ApiKey, { operatorId });
  await endConsoles(services, manager, { operatorId, organizationId });
  await killRings(services, manager, operatorId);
  services.db.afterCommit(() =>
    services.pubSub.publish(operatorTopic(operatorId), { kind: 'ACCESS_ENDED', sessionId: null }),
  );
}

/** Gives the operator a seat again. SEATS_EXHAUSTED where none is free. Inside a transaction. */
export async function reactivate(services: Services, manager: EntityManager, operator: Operator): Promise<void> {
  await takeSeat(manager, operator.organizationId);
  await manager.update(Operator, { id: operator.id }, { active: true });
  await rerouteOperator(services, manager, operator.id);
}
