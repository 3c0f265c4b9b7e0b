import { randomBytes } from 'node:crypto';
import { Role } from '../vocabulary.js';
import { notFound } from '../errors.js';
import { hashSecret, newId } from '../ids.js';
import { endConsoles } from '../presence/sign-off.js';
import { operatorTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { cleanLine } from '../text.rules.js';
import { ApiKey } from './api-key.entity.js';
import type { OperatorCaller } from './caller.js';

/** Tells keys from the other bearer tokens, to people and to scanners for leaked secrets. */
const PREFIX = 'rdk_';
const USED_EVERY_MS = 60_000;

/** Whether a bearer token is, by its form, an API key. */
export function isApiKey(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** Makes a key with which a program acts as the caller. The token is told this once. */
export async function createApiKey(
  services: Services,
  caller: OperatorCaller,
  input: { name: string },
): Promise<{ id: string; name: string; token: string }> {
  const name = cleanLine('name', input.name);
  const token = `${PREFIX}${randomBytes(24).toString('base64url')}`;
  const id = newId();
  await services.db.write((manager) =>
    manager.insert(ApiKey, {
      id,
      organizationId: caller.organizationId,
      operatorId: caller.operatorId,
      name,
      tokenHash: hashSecret(token),
      createdAt: services.clock.now(),
      lastUsedAt: null,
    }),
  );
  return { id, name, token };
}

/** The keys of the caller's organization, in the order they were made. */
export function listApiKeys(services: Services, caller: OperatorCaller): Promise<ApiKey[]> {
  return services.db.read.find(ApiKey, { where: { organizationId: caller.organizationId }, order: { id: 'ASC' } });
}

/**
 * Ends a key, and the consoles and sockets opened with it: one's own, or as an administrator any of the organization's. NOT_FOUND for
 * any other.
 */
export async function revokeApiKey(services: Services, caller: OperatorCaller, id: string): Promise<boolean> {
  const own = caller.role === Role.ADMINISTRATOR ? {} : { operatorId: caller.operatorId };
  await services.db.write(async (manager) => {
    const key = await manager.findOneBy(ApiKey, { id, organizationId: caller.organizationId, ...own });
    if (!key) throw notFound('API key');
    const { operatorId, organizationId } = key;
    await manager.delete(ApiKey, { id });
    await endConsoles(services, manager, { operatorId, organizationId, apiKeyId: id });
    services.db.afterCommit(() =>
      services.pubSub.publish(operatorTopic(operatorId), { kind: 'ACCESS_CHANGED', sessionId: null, apiKeyId: id }),
    );
  });
  return true;
}

/** The key of a token, its use noted at most once a minute; null for any other token. */
export async function findApiKey(services: Services, token: string): Promise<ApiKey | null> {
  const key = await services.db.read.findOneBy(ApiKey, { tokenHash: hashSecret(token) });
  const now = services.clock.now();
  if (key && now.getTime() - (key.lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) {
    await services.db.write((manager) => manager.update(ApiKey, key.id, { lastUsedAt: now }));
  }
  return key;
}
