import { In, IsNull, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { ConsoleLease } from './console-lease.entity.js';
import { presenceAt, type PresenceFacts, type PresenceState } from './presence.rules.js';

/** An operator's presence as colleagues see it. */
export interface Presence extends PresenceState {
  operatorId: string;
}

/** Which of these operators are logged in: the rule of presence.rules.ts, which everything asks that rings or shows. */
export async function loggedInOperatorIds(
  manager: EntityManager,
  operatorIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const leases = await leasesOf(manager, operatorIds, now);
  if (leases.length === 0) return new Set();
  const ids = [...new Set(leases.map(({ operatorId }) => operatorId))];
  const operators = await manager.find(Operator, { where: { id: In(ids) } });
  const presences = await withLeases(manager, operators, leases, now);
  return new Set(presences.filter(({ loggedIn }) => loggedIn).map(({ operatorId }) => operatorId));
}

/** Whether an operator has a console open, or lost one for less than the grace time, however long they are away. */
export async function isAtConsole(manager: EntityManager, operatorId: string, now: Date): Promise<boolean> {
  return manager.existsBy(ConsoleLease, whichCount({ operatorId }, now));
}

/** The presence of these operators, in their order. */
export async function presenceOf(manager: EntityManager, operators: Operator[], now: Date): Promise<Presence[]> {
  const ids = operators.map(({ id }) => id);
  return withLeases(manager, operators, await leasesOf(manager, ids, now), now);
}

async function withLeases(
  manager: EntityManager,
  operators: Operator[],
  leases: ConsoleLease[],
  now: Date,
): Promise<Presence[]> {
  if (operators.length === 0) return [];
  const organizations = await manager.find(Organization, {
    where: { id: In([...new Set(operators.map(({ organizationId }) => organizationId))]) },
    select: { id: true, awayLogsOutMinutes: true },
  });
  const minutes = new Map(organizations.map(({ id, awayLogsOutMinutes }) => [id, awayLogsOutMinutes]));
  const consoles = consolesByOperator(leases);
  return operators.map((operator) => {
    const facts = factsOf(operator, consoles.get(operator.id) ?? [], minutes.get(operator.organizationId) ?? null);
    return { operatorId: operator.id, ...presenceAt(facts, now) };
  });
}

/** The consoles of each operator. */
export function consolesByOperator(leases: readonly ConsoleLease[]): Map<string, ConsoleLease[]> {
  const groups = new Map<string, ConsoleLease[]>();
  for (const lease of leases) groups.set(lease.operatorId, [...(groups.get(lease.operatorId) ?? []), lease]);
  return groups;
}

/** What the rule needs to know of one operator with these consoles. */
export function factsOf(
  operator: Operator,
  consoles: readonly ConsoleLease[],
  awayLogsOutMinutes: number | null,
): PresenceFacts {
  const { availability, availabilitySince, awayAutomatically, loggedOutAt } = operator;
  return { consoles, availability, availabilitySince, awayAutomatically, loggedOutAt, awayLogsOutMinutes };
}

/** The condition for leases that count at this instant: `counts` of presence.rules.ts, as the database asks it. */
export function whichCount(
  whose: FindOptionsWhere<ConsoleLease>,
  now: Date,
): [FindOptionsWhere<ConsoleLease>, FindOptionsWhere<ConsoleLease>] {
  return [
    { ...whose, lostAt: IsNull() },
    { ...whose, expiresAt: MoreThan(now) },
  ];
}

function leasesOf(manager: EntityManager, operatorIds: readonly string[], now: Date): Promise<ConsoleLease[]> {
  if (operatorIds.length === 0) return Promise.resolve([]);
  return manager.findBy(ConsoleLease, whichCount({ operatorId: In([...operatorIds]) }, now));
}
