import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../access/passwords.js';
import { endOtherSessions } from '../access/sessions.js';
import { lockOrganization } from '../db/row-locks.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { Plan } from '../vocabulary.js';

type Command = (services: Services, args: string[]) => Promise<string>;

/** What the command line can do; each returns what it tells. */
export const commands: Record<string, Command> = { organizations, seats, plan, password };

export const HELP = `npm run admin -- COMMAND

  organizations             lists every organization: id, plan, seats, name
  seats ORGANIZATION NUMBER how many operators may be active, never fewer than are
  plan ORGANIZATION PLAN    ${Object.values(Plan).join(', ')}
  password EMAIL            gives an operator a new password and ends their sessions

ORGANIZATION is its id, or its name where only one has it.
`;
const MOST_SEATS = 100_000;

async function organizations({ db }: Services): Promise<string> {
  const all = await db.read.find(Organization, { order: { createdAt: 'ASC', id: 'ASC' } });
  const lines = all.map(async ({ id, plan: has, operatorSeats, name }) => {
    const active = await activeOperators(db.read, id);
    return `${id}  ${has.padEnd(8)}  ${active} of ${operatorSeats} seats  ${name}`;
  });
  return all.length === 0 ? 'There is no organization yet.' : (await Promise.all(lines)).join('\n');
}

async function seats({ db }: Services, [which, number]: string[]): Promise<string> {
  const wanted = Number(number);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST_SEATS) throw new Error('Say how many seats: 1 or more.');
  return db.write(async (manager) => {
    const { id, name } = await lockOrganization(manager, (await find(manager, which)).id);
    const active = await activeOperators(manager, id);
    if (wanted < active) throw new Error(`${active} operators of ${name} are active. Deactivate some of them first.`);
    await manager.update(Organization, { id }, { operatorSeats: wanted });
    return `${name} has ${wanted} seats; ${active} are taken.`;
  });
}

async function plan({ db }: Services, [which, wanted]: string[]): Promise<string> {
  const chosen = Object.values(Plan).find((one) => one === wanted?.toUpperCase());
  if (!chosen) throw new Error(`There are these plans: ${Object.values(Plan).join(', ')}.`);
  return db.write(async (manager) => {
    const { id, name } = await find(manager, which);
    await manager.update(Organization, { id }, { plan: chosen });
    return `${name} has the plan ${chosen}.`;
  });
}

async function password(services: Services, [email]: string[]): Promise<string> {
  const made = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(made);
  return services.db.write(async (manager) => {
    const operator = await manager.findOneBy(Operator, { email: (email ?? '').trim().toLowerCase() });
    if (!operator) throw new Error('Nobody signs in with this e-mail address.');
    await manager.update(Operator, { id: operator.id }, { passwordHash });
    await endOtherSessions(services, manager, operator, null);
    return `${operator.name} now signs in with the password ${made} and should change it.`;
  });
}

async function find(manager: EntityManager, which = ''): Promise<Organization> {
  const found = await manager.find(Organization, { where: [{ id: which }, { name: which }], take: 2 });
  const [one] = found;
  if (!one) throw new Error('There is no such organization: see `npm run admin -- organizations`.');
  if (found.length > 1) throw new Error('Several organizations have this name: give the id.');
  return one;
}

function activeOperators(manager: EntityManager, organizationId: string): Promise<number> {
  return manager.countBy(Operator, { organizationId, active: true });
}
