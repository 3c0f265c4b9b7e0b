import { createHash, randomBytes } from 'node:crypto';
import { instant } from './databases.mjs';
import { serverPackage } from './packages.mjs';

const { v7: newId } = serverPackage('uuid');
const newToken = () => randomBytes(24).toString('base64url');
const hashed = (token) => createHash('sha256').update(token).digest('hex');
const HOUR_MS = 3_600_000;

/*
 * Operators, visitors and chats by the thousand, written straight into the tables as the server would have: through the
 * API they would take longer than what is measured.
 */

/** Operators of a department, each with an API key; their phones are off. Resolves with their ids and tokens. */
export async function addOperators(database, { organizationId }, departmentId, count) {
  const now = instant();
  const operators = Array.from({ length: count }, () => ({ id: newId(), token: `rdk_${newToken()}` }));
  const of = (columns) => operators.map((operator) => ({ organization_id: organizationId, ...columns(operator) }));
  await database.insert(
    'operator',
    of(({ id }) => ({
      id,
      name: 'Olga',
      email: `${id}@example.com`,
      password_hash: '-',
      role: 'OPERATOR',
      active: 1,
      availability: 'ACCEPTING',
      availability_since: now,
      created_at: now,
    })),
  );
  await database.insert(
    'department_operator',
    of(({ id }) => ({ department_id: departmentId, operator_id: id })),
  );
  await database.insert(
    'mobile_chat',
    of(({ id }) => ({ operator_id: id, mode: 'OFF', time_zone: 'UTC', shifts: '[]' })),
  );
  const keys = of(({ id, token }) => ({ id: newId(), operator_id: id, name: 'bench', token_hash: hashed(token) }));
  await database.insert(
    'api_key',
    keys.map((key) => ({ ...key, created_at: now, last_used_at: now })),
  );
  return operators;
}

/** Open chats of the shop's first department, each with its visitor's token: WAITING, or ACTIVE with an operator. */
export async function addChats(database, shop, count, operatorId = null) {
  const { organizationId: organization_id, siteId: site_id, departmentId: department_id } = shop;
  const now = instant();
  const chats = Array.from({ length: count }, () => ({ id: newId(), visitorId: newId(), token: newToken() }));
  const visitors = chats.map(({ visitorId: id }) => ({ id, organization_id, site_id, name: 'Vera', created_at: now }));
  await database.insert('visitor', visitors);
  const state = { ...chatState(operatorId, now), organization_id, site_id, department_id };
  const row = ({ id, visitorId }) => ({ id, visitor_id: visitorId, request_key_hash: hashed(id), ...state });
  await database.insert('chat', chats.map(row));
  await database.insert(
    'chat_token',
    chats.map(({ id, token }) => ({
      id: newId(),
      organization_id,
      chat_id: id,
      kind: 'VISITOR',
      token_hash: hashed(token),
      created_at: now,
    })),
  );
  return chats.map(({ id, token }) => ({ id, token }));
}

function chatState(operatorId, now) {
  const taken = operatorId === null ? null : now;
  return {
    operator_id: operatorId,
    status: taken ? 'ACTIVE' : 'WAITING',
    channel: taken ? 'CONSOLE' : null,
    last_seq: 0,
    round: 1,
    assignment: taken ? 1 : 0,
    call_routing: 'RING_ALL',
    ring_timeout_seconds: 30,
    maximum_wait_seconds: 3600,
    created_at: now,
    waiting_since: now,
    waiting_until: instant(Date.now() + HOUR_MS),
    accepted_at: taken,
    visitor_seen_at: now,
    operator_seen_at: taken,
    operator_spoke_at: taken,
  };
}
