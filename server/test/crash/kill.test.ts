import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.js';
import { Shop } from '../harness/given.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import type { Visitor } from '../harness/visitor.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import { chatter, persist, type Acknowledged } from './persistence.js';
import { ServerProcess } from './server-process.js';

const KILLS = Number(process.env.KILLS ?? 5);

let place: TestDatabase;
let double: MessageBirdDouble;
let server: ServerProcess;
let network: PhoneNetwork;

beforeAll(async () => {
  place = await makeDatabase();
  double = await MessageBirdDouble.start();
  network = new PhoneNetwork(double);
  server = await ServerProcess.prepare(place, double);
  await server.start();
});
afterAll(async () => {
  const status = await server.stop();
  await double.stop();
  await place.remove();
  expect(status).toBe(0);
});

describe(`the server killed with SIGKILL ${KILLS} times under traffic`, () => {
  it(
    'loses no acknowledged line, repeats no SMS, and leaves no chat waiting for ever',
    { timeout: 120_000 + KILLS * 15_000 },
    async () => {
      const shop = await Shop.open(server.url, server.url, network, { maximumWaitSeconds: 20 });
      const [ben] = await shop.operators('Ben', 'Cleo');
      const talking = shop.visitor();
      const { chat } = await talking.requestsChat();
      const page = await ben!.phone.expectRing();
      await page.accepts();

      let over = false;
      const stopped = (): boolean => over;
      const traffic = Promise.all([
        chatter(talking.api, chat.id, 'visitor', stopped),
        chatter(page.api, chat.id, 'operator', stopped),
      ]);
      const asking = keepAsking(shop, stopped);
      for (let kill = 0; kill < KILLS; kill += 1) {
        // At no particular moment: the wait is the fault that is injected.
        await delay(300 + Math.random() * 700);
        await server.kill();
        await server.start();
      }
      over = true;
      const acknowledged = (await traffic).flat();
      const visitors = await asking;

      await everyLineOnce(talking, acknowledged);
      for (const visitor of visitors) {
        await eventually(
          'every request to end',
          async () => (await ben!.looksAt(visitor.chatId)).status !== 'WAITING' || null,
        );
      }
      expect(double.faults()).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(visitors.length).toBeGreaterThan(0);
    },
  );
});

/** Visitors who ask and are left alone, one after the other; a request repeated with its key is one request. */
async function keepAsking(shop: Shop, stopped: () => boolean): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  while (!stopped()) {
    const visitor = shop.visitor();
    const outcome = await persist(
      () => visitor.asks(),
      () => false,
    );
    if (outcome?.__typename === 'ChatRequested') visitors.push(visitor);
    await delay(100);
  }
  return visitors;
}

/** Invariant 1: in the transcript exactly once, where it was acknowledged to be, and seq without a gap. */
async function everyLineOnce(visitor: Visitor, acknowledged: Acknowledged[]): Promise<void> {
  const { messages } = await visitor.chat();
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  const bodies = messages.map(({ body }) => body);
  expect(new Set(bodies).size).toBe(bodies.length);
  for (const line of acknowledged) {
    expect(messages[line.seq - 1]).toMatchObject({ id: line.id, body: line.body });
  }
}
