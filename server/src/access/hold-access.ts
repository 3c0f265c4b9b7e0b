import type { EntityManager } from 'typeorm';
import { unauthenticated } from '../errors.js';
import { ApiKey } from './api-key.entity.js';
import type { OperatorCaller } from './caller.js';
import { OperatorSession } from './operator-session.entity.js';

/**
 * Makes sure that the sign-in or key an operator came with is still good, and keeps it so until the transaction ends:
 * whatever ends it at the same moment also ends what this transaction writes. UNAUTHENTICATED where it ended before.
 */
export async function holdAccess(manager: EntityManager, { sessionId, apiKeyId }: OperatorCaller): Promise<void> {
  if (sessionId !== null) await hold(manager, OperatorSession, sessionId);
  else if (apiKeyId !== null) await hold(manager, ApiKey, apiKeyId);
}

/** An UPDATE that changes nothing takes the row on every database. */
async function hold(manager: EntityManager, entity: typeof OperatorSession | typeof ApiKey, id: string): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(entity)
    .set({ tokenHash: () => 'token_hash' })
    .where('id = :id', { id })
    .execute();
  if (!(await manager.existsBy(entity, { id }))) throw unauthenticated('You were signed out.');
}
