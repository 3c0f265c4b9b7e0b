import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import type { Visitor } from '../harness/visitor.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import { persist } from '../harness/persistence.js';
import { ServerProcess } from '../harness/server-process.js';

const AT_ONCE = 50;
const ORDER = `query ($departmentId: ID!) { whoWouldRing(departmentId: $departmentId) { wouldRing { id } } }`;

let place: TestDatabase;
let double: MessageBirdDouble;
let server: ServerProcess;

beforeAll(async () => {
  place = await makeDatabase();
  double = await MessageBirdDouble.start();
  server = await ServerProcess.prepare(place, double);
  await server.start();
});
afterAll(async () => {
  const status = await server.stop();
  await double.stop();
  await place.remove();
  expect(status).toBe(0);
});

/** Who is rung next, and then, as the server says. */
async function order({ admin, departmentId }: Shop): Promise<string[]> {
  const answer = await admin.ask<{ whoWouldRing: { wouldRing: { id: string }[] } }>(ORDER, { departmentId });
  return answer.whoWouldRing.wouldRing.map(({ id }) => id);
}

async function firstRung(operator: Operator, visitor: Visitor): Promise<string> {
  return (await operator.looksAt(visitor.chatId)).rings?.[0]?.operator.id ?? '';
}

it(
  'round robin goes on where it was after the server is killed: during 50 requests at once, and between two',
  { timeout: 120_000 },
  async () => {
    const traits = { callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 300, maximumWaitSeconds: 3600 } as const;
    const shop = await Shop.open(server.url, server.url, new PhoneNetwork(double), traits);
    const operators = await shop.operators('Ben', 'Cleo', 'Dana', 'Eva');
    const [ben] = operators;
    const visitors = Array.from({ length: AT_ONCE }, () => shop.visitor());
    const never = (): boolean => false;
    const asking = Promise.all(visitors.map((visitor) => persist(() => visitor.requestsChat(), never)));
    // At no particular moment: the wait is the fault that is injected.
    await delay(100 + Math.random() * 400);
    await server.kill();
    await server.start();
    await asking;
    const rung = await Promise.all(visitors.map((visitor) => firstRung(ben!, visitor)));
    const counts = operators.map(({ id }) => rung.filter((one) => one === id).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(AT_ONCE);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);

    const before = await order(shop);
    await server.kill();
    await server.start();
    expect(await order(shop)).toEqual(before);
    for (const expected of [...before, ...before]) {
      const visitor = shop.visitor();
      await visitor.requestsChat();
      expect(await firstRung(ben!, visitor)).toBe(expected);
    }
    expect(double.faults()).toEqual([]);
  },
);
