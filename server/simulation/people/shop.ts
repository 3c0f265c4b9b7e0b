import type { EntityManager } from 'typeorm';
import { openSession } from '../../src/access/sessions.js';
import { insertDepartment } from '../../src/departments/change-department.js';
import { newId } from '../../src/ids.js';
import { MobileChatSettings } from '../../src/mobile-chat/mobile-chat.entity.js';
import { insertOperator } from '../../src/operators/new-operator.js';
import { Operator } from '../../src/operators/operator.entity.js';
import { Organization } from '../../src/organizations/organization.entity.js';
import { insertOrganization } from '../../src/organizations/new-organization.js';
import type { Services } from '../../src/services.js';
import { insertSite } from '../../src/sites/change-site.js';
import { CallRouting, MobileChatMode, Role } from '../../src/vocabulary.js';
import { Random } from '../world/random.js';
import type { World } from '../world/world.js';

const NAMES = ['Ben', 'Cleo', 'Dan', 'Eve', 'Finn'];

/** One operator of the shop, as the simulation knows them. */
export interface Member {
  id: string;
  organizationId: string;
  name: string;
  number: string;
  /** Of their sign-in; a new one after signing out. */
  session: string | null;
}

/** The organization that a world is about. */
export interface Shop {
  organizationId: string;
  siteKey: string;
  departmentIds: string[];
  administrator: Member;
  operators: Member[];
}

/** Opens the shop as the seed wants it, past the commands: nothing of it is under test. */
export async function openShop(world: World, manager: EntityManager): Promise<Shop> {
  const random = new Random(`${world.seed}/shop`);
  const now = new Date(world.clockMs);
  const { id: organizationId } = await insertOrganization(manager, { name: 'Boilers & Co', isDemo: false, now });
  await manager.update(Organization, { id: organizationId }, callCenter(random));
  const departmentIds: string[] = [];
  for (const name of random.chance(0.4) ? ['Sales', 'Service'] : ['Sales']) {
    const { id } = await insertDepartment(manager, { organizationId, name, email: null, now });
    departmentIds.push(id);
    world.trace.call(id, name);
  }
  const { key: siteKey } = await insertSite(manager, {
    organizationId,
    key: newId(),
    name: 'Shop',
    allowedOrigins: [],
    departmentIds,
    now,
  });
  const hire = hiring(world, manager, random, { organizationId, departmentIds, now });
  const administrator = await hire('Ada', Role.ADMINISTRATOR);
  const count = random.int(1, 4);
  const operators: Member[] = [];
  for (const name of random.shuffle(NAMES).slice(0, count)) operators.push(await hire(name, Role.OPERATOR));
  return { organizationId, siteKey, departmentIds, administrator, operators };
}

/** Settings > Call Center. */
export function callCenter(
  random: Random,
): Pick<
  Organization,
  | 'callRouting'
  | 'ringTimeoutSeconds'
  | 'maximumWaitSeconds'
  | 'overflowAfterSeconds'
  | 'secondPass'
  | 'mobileCapacity'
  | 'autoAwayMinutes'
  | 'awayLogsOutMinutes'
> {
  return {
    callRouting: random.pick([CallRouting.RING_ALL, CallRouting.ROUND_ROBIN, CallRouting.ROUND_ROBIN]),
    ringTimeoutSeconds: random.pick([10, 15, 30]),
    maximumWaitSeconds: random.pick([30, 60, 90, 150]),
    overflowAfterSeconds: random.pick([null, null, 5, 20]),
    secondPass: random.chance(0.3),
    mobileCapacity: random.int(1, 2),
    autoAwayMinutes: random.pick([null, null, 1]),
    awayLogsOutMinutes: random.pick([null, null, 1]),
  };
}

type Hire = (name: string, role: Role) => Promise<Member>;

function hiring(
  world: World,
  manager: EntityManager,
  random: Random,
  shop: { organizationId: string; departmentIds: string[]; now: Date },
): Hire {
  let numbers = 31_600_000_000 + random.int(10_000_000, 80_000_000);
  return async (name, role) => {
    const { organizationId, now } = shop;
    const isOperator = role === Role.OPERATOR;
    const departmentIds = isOperator ? departmentsOf(random, shop.departmentIds) : [];
    const email = `${name.toLowerCase()}@example.com`;
    const row = { organizationId, name, email, passwordHash: 'none', role, departmentIds, now };
    const { id: operatorId } = await insertOperator(manager, row);
    world.trace.call(operatorId, name);
    const number = `+${(numbers += 1)}`;
    const phone = isOperator ? phoneOf(random, number, now) : { mode: MobileChatMode.OFF };
    await manager.update(MobileChatSettings, { operatorId }, phone);
    return { id: operatorId, organizationId, name, number, session: null };
  };
}

function departmentsOf(random: Random, all: string[]): string[] {
  const some = all.filter(() => random.chance(0.8));
  return some.length > 0 ? some : all;
}

/** Most are ON and verified; some are not to be rung. */
function phoneOf(random: Random, phoneNumber: string, now: Date): Partial<MobileChatSettings> {
  const state = random.weighted({ on: 14, off: 1, unverified: 1, stopped: 1, schedule: 3 });
  const verified = { phoneNumber, verifiedAt: now, verifiedProvider: 'messagebird' };
  switch (state) {
    case 'off':
      return verified;
    case 'unverified':
      return { phoneNumber, mode: MobileChatMode.ON };
    case 'stopped':
      return { ...verified, mode: MobileChatMode.ON, stoppedAt: now };
    case 'schedule':
      return { ...verified, mode: MobileChatMode.BASED_ON_SCHEDULE, shifts: [shiftNear(random)] };
    case 'on':
      return { ...verified, mode: MobileChatMode.ON };
  }
}

/** A shift of the Sunday on which every world begins, at 09:00 UTC: it may begin or end while visitors wait. */
export function shiftNear(random: Random): MobileChatSettings['shifts'][number] {
  const from = random.int(0, 1) === 0 ? '08:00' : `09:0${random.int(1, 4)}`;
  const until = random.int(0, 1) === 0 ? '18:00' : `09:0${random.int(5, 8)}`;
  return { weekday: 'SUNDAY', from, until };
}

/** Signs somebody in, past the password, which takes real time to check. */
export function signIn(services: Services, { id, organizationId }: Member): Promise<string> {
  return services.db.write((manager) =>
    openSession(services, manager, manager.create(Operator, { id, organizationId })),
  );
}
