import { Equal, In, IsNull, Not, type EntityManager } from 'typeorm';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import type { Services } from '../services.js';
import { Availability } from '../vocabulary.js';
import { ConsoleLease } from './console-lease.entity.js';
import { consolesByOperator, factsOf, whichCount } from './presence.queries.js';
import { isIdle, loggedInUntil } from './presence.rules.js';
import { presenceChanged } from './sign-off.js';

/** An operator with a console, in an organization that limits being idle or away. */
interface Watched {
  operator: Operator;
  leases: ConsoleLease[];
  organization: Pick<Organization, 'autoAwayMinutes' | 'awayLogsOutMinutes'>;
}

/**
 * What time alone changes of presence (Settings > Call Center, autoAwayMinutes and awayLogsOutMinutes): a job of the
 * engine. Any process may do any of it; the conditional UPDATE is done once.
 */
export async function limitAbsence(services: Services): Promise<void> {
  for (const watched of await readWatched(services)) {
    const { operator, leases, organization } = watched;
    const now = services.clock.now();
    const facts = factsOf(operator, leases, organization.awayLogsOutMinutes);
    const { lastActiveAt, awayEndedLoginAt } = operator;
    const until = loggedInUntil(facts, now);
    if (isIdle({ ...facts, lastActiveAt, autoAwayMinutes: organization.autoAwayMinutes }, now)) {
      await setAway(services, operator);
    } else if (until !== null && until <= now && until.getTime() !== awayEndedLoginAt?.getTime()) {
      await endLogin(services, operator, until);
    }
  }
}

/** The setting changed: who is away may count as logged in or out from now on. Inside the transaction that changes it. */
export async function awayLimitChanged(
  services: Services,
  manager: EntityManager,
  organizationId: string,
): Promise<void> {
  const leases = await manager.findBy(ConsoleLease, whichCount({ organizationId }, services.clock.now()));
  const ids = [...new Set(leases.map(({ operatorId }) => operatorId))];
  const away = await manager.find(Operator, {
    where: { id: In(ids), availability: Availability.AWAY },
    order: { id: 'ASC' },
  });
  for (const { id } of away) await presenceChanged(services, manager, { operatorId: id, organizationId });
}

async function readWatched({ db, clock }: Services): Promise<Watched[]> {
  const organizations = await db.read.find(Organization, {
    where: [{ autoAwayMinutes: Not(IsNull()) }, { awayLogsOutMinutes: Not(IsNull()) }],
    select: { id: true, autoAwayMinutes: true, awayLogsOutMinutes: true },
  });
  if (organizations.length === 0) return [];
  const theirs = In(organizations.map(({ id }) => id));
  const leases = await db.read.findBy(ConsoleLease, whichCount({ organizationId: theirs }, clock.now()));
  if (leases.length === 0) return [];
  const ids = [...new Set(leases.map(({ operatorId }) => operatorId))];
  const operators = await db.read.findBy(Operator, { id: In(ids), active: true });
  const consoles = consolesByOperator(leases);
  return operators.flatMap((operator) => {
    const organization = organizations.find(({ id }) => id === operator.organizationId);
    return organization ? [{ operator, leases: consoles.get(operator.id) ?? [], organization }] : [];
  });
}

/** As if they had gone away by hand, unless they were active, or chose otherwise, since they were looked at. */
async function setAway(services: Services, seen: Operator): Promise<void> {
  await services.db.write(async (manager) => {
    await lockDepartmentsOf(manager, seen.id);
    const { affected } = await manager.update(
      Operator,
      {
        id: seen.id,
        availability: Availability.ACCEPTING,
        availabilitySince: Equal(seen.availabilitySince),
        lastActiveAt: unchanged(seen.lastActiveAt),
      },
      { availability: Availability.AWAY, availabilitySince: services.clock.now(), awayAutomatically: true },
    );
    if (affected === 1) await presenceChanged(services, manager, asWho(seen));
  });
}

/** Being away has ended their log-in: what waits is decided afresh, once for each such moment. */
async function endLogin(services: Services, seen: Operator, awayEndedLoginAt: Date): Promise<void> {
  await services.db.write(async (manager) => {
    await lockDepartmentsOf(manager, seen.id);
    const { affected } = await manager.update(
      Operator,
      {
        id: seen.id,
        availability: Availability.AWAY,
        availabilitySince: Equal(seen.availabilitySince),
        awayEndedLoginAt: unchanged(seen.awayEndedLoginAt),
      },
      { awayEndedLoginAt },
    );
    if (affected === 1) await presenceChanged(services, manager, asWho(seen));
  });
}

const unchanged = (at: Date | null) => (at === null ? IsNull() : Equal(at));

const asWho = ({ id, organizationId }: Operator) => ({ operatorId: id, organizationId });
