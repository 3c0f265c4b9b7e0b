import { MoreThan, Not, type EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { hashSecret, newId, newToken } from '../ids.js';
import type { Operator } from '../operators/operator.entity.js';
import { endConsoles } from '../presence/sign-off.js';
import { operatorTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import type { OperatorCaller } from './caller.js';
import { OperatorSession } from './operator-session.entity.js';

/** A session dies when it was not used for so long (domain.md, "Lifetimes"). */
export const SESSION_IDLE_SECONDS = 30 * 24 * 3600;
const SEEN_EVERY_MS = 60_000;

/** Signs an operator in and returns the session's token; only its hash is kept. Inside a transaction. */
export async function openSession(services: Services, manager: EntityManager, operator: Operator): Promise<string> {
  const token = newToken();
  const now = services.clock.now();
  await manager.insert(OperatorSession, {
    id: newId(),
    organizationId: operator.organizationId,
    operatorId: operator.id,
    tokenHash: hashSecret(token),
    createdAt: now,
    lastSeenAt: now,
  });
  return token;
}

/** The live session of a token, its use noted at most once a minute; null for any other token. */
export async function findSession(services: Services, token: string): Promise<OperatorSession | null> {
  const now = services.clock.now();
  const session = await services.db.read.findOneBy(OperatorSession, {
    tokenHash: hashSecret(token),
    lastSeenAt: MoreThan(plusSeconds(now, -SESSION_IDLE_SECONDS)),
  });
  if (session && now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await services.db.write((manager) => manager.update(OperatorSession, session.id, { lastSeenAt: now }));
  }
  return session;
}

/** Ends one session: its consoles count as closed at once, its sockets close. */
export async function endSession(services: Services, caller: OperatorCaller, sessionId: string): Promise<void> {
  const { operatorId, organizationId } = caller;
  await services.db.write(async (manager) => {
    await manager.delete(OperatorSession, { id: sessionId, operatorId });
    await endConsoles(services, manager, { operatorId, organizationId, sessionId });
    announceEnd(services, operatorId, sessionId);
  });
}

/** Ends all sessions of an operator but one. Inside a transaction. */
export async function endOtherSessions(
  services: Services,
  manager: EntityManager,
  operator: Pick<Operator, 'id' | 'organizationId'>,
  keepSessionId: string | null,
): Promise<void> {
  const { id: operatorId, organizationId } = operator;
  const others = await manager.findBy(OperatorSession, {
    operatorId,
    ...(keepSessionId === null ? {} : { id: Not(keepSessionId) }),
  });
  for (const { id } of others) {
    await manager.delete(OperatorSession, { id });
    await endConsoles(services, manager, { operatorId, organizationId, sessionId: id });
    announceEnd(services, operatorId, id);
  }
}

function announceEnd(services: Services, operatorId: string, sessionId: string): void {
  services.db.afterCommit(() =>
    services.pubSub.publish(operatorTopic(operatorId), { kind: 'ACCESS_ENDED', sessionId }),
  );
}
