import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import { Ringdown } from '../../harness/start-app.js';
import type { Visitor } from '../../harness/visitor.js';
import { eventually } from '../../harness/eventually.js';
import { Ring } from '../../../src/rings/ring.entity.js';
import { SmsMessage } from '../../../src/sms/sms-message.entity.js';

const AT_ONCE = 50;

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  // Nothing times out, and what the provider did not take is not tried again by itself.
  ringdown.clock.holdStill();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

async function asksAtOnce(shop: Shop, count: number): Promise<Visitor[]> {
  const visitors = Array.from({ length: count }, () => shop.visitor());
  await Promise.all(visitors.map((visitor) => visitor.requestsChat()));
  return visitors;
}

/** Who was rung, in the order of the department's turns. */
async function ringsInTurn({ departmentId }: Shop): Promise<Ring[]> {
  return ringdown.app.services.db.read.find(Ring, { where: { departmentId }, order: { turn: 'ASC' } });
}

/** Plays the law once more: each ring went to whom nobody was rung longer ago than, never rung first, ties by id. */
function expectLongestAgoFirst(rings: Ring[], operators: Operator[]): void {
  const queue = [...operators].sort(byId).map(({ id }) => id);
  for (const { operatorId } of rings) {
    expect(operatorId).toBe(queue[0]);
    queue.push(queue.shift() ?? '');
  }
}

/** Each phone receives what it was rung for. */
async function receiveAll(rings: Ring[], operators: Operator[]): Promise<void> {
  for (const { operatorId } of rings) await operators.find(({ id }) => id === operatorId)!.phone.expectRing();
}

describe(`${AT_ONCE} requests at once in round robin`, () => {
  it('ring each operator as often as the others, give or take one, and always the one rung longest ago', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN' });
    const operators = await shop.operators('Ben', 'Cleo', 'Dana', 'Eva', 'Finn', 'Gus', 'Hal');
    await asksAtOnce(shop, AT_ONCE);
    const rings = await ringsInTurn(shop);
    expect(rings).toHaveLength(AT_ONCE);
    const counts = operators.map(({ id }) => rings.filter(({ operatorId }) => operatorId === id).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBe(1);
    expectLongestAgoFirst(rings, operators);
    await receiveAll(rings, operators);
  });

  it('take turns in each department for itself', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', mobileCapacity: 20 });
    const support = await shop.department('Support');
    const departmentIds = [shop.departmentId, support];
    const siteKey = await shop.siteFor(departmentIds);
    const operators = [await shop.operator({ departmentIds }), await shop.operator({ name: 'Cleo', departmentIds })];
    const ask = (departmentId: string): Promise<unknown> =>
      shop.visitor(undefined, { siteKey, departmentId }).requestsChat();
    await Promise.all(Array.from({ length: 20 }, (_, at) => ask(departmentIds[at % 5 === 0 ? 1 : 0] ?? '')));
    for (const [departmentId, count] of [[shop.departmentId, 16] as const, [support, 4] as const]) {
      const rings = await ringsInTurn({ departmentId } as Shop);
      expect(rings).toHaveLength(count);
      expectLongestAgoFirst(rings, operators);
      await receiveAll(rings, operators);
    }
  });
});

describe('a ring CANCELLED unsent', () => {
  it('gives the turn back: the operator is the next one still', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN' });
    const inTurn = (await shop.operators('Ben', 'Cleo')).sort(byId);
    await leavesBeforeTheSmsIsTaken(shop, inTurn.slice(0, 1), 1);
    await asksAtOnce(shop, 1);
    await inTurn[0]!.phone.expectRing();
  });

  it('gives the turn back however many there are at once, in whatever order they are cancelled', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN' });
    const inTurn = (await shop.operators('Ben', 'Cleo', 'Dana')).sort(byId);
    await asksAtOnce(shop, 4);
    await receiveAll(await ringsInTurn(shop), inTurn);
    await leavesBeforeTheSmsIsTaken(shop, inTurn, 24);
    // Ben was rung last, as the first of the second time round.
    for (const place of [1, 2, 0, 1]) {
      await asksAtOnce(shop, 1);
      await inTurn[place]!.phone.expectRing();
    }
  });
});

/** So many visitors ask at once while the provider takes nothing, and all leave. */
async function leavesBeforeTheSmsIsTaken(shop: Shop, operators: Operator[], count: number): Promise<void> {
  for (const { phone } of operators) phone.cannotBeTextedNow(count / operators.length);
  const before = new Set((await ringsInTurn(shop)).map(({ id }) => id));
  const posts = ringdown.double.posts.length;
  const visitors = await asksAtOnce(shop, count);
  await ringdown.double.seen(posts + count);
  const made = (await ringsInTurn(shop)).filter(({ id }) => !before.has(id));
  const statuses = async (): Promise<Set<string>> => {
    const sms = await ringdown.app.services.db.read.findBy(SmsMessage, { organizationId: shop.id });
    return new Set(sms.flatMap(({ ringId, status }) => (made.some(({ id }) => id === ringId) ? [status] : [])));
  };
  await eventually('all to be queued again', async () => [...(await statuses())].join() === 'QUEUED');
  await Promise.all(visitors.map((visitor) => visitor.ends()));
  expect([...(await statuses())]).toEqual(['CANCELLED']);
}
