import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.js';
import { Shop } from '../harness/given.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import {
  endedInTime,
  everyLineOnce,
  exactlyTheAccepted,
  lookAt,
  MAXIMUM_WAIT_SECONDS,
  oneSmsEach,
  RING_SECONDS,
} from '../harness/judge.js';
import type { Downtime } from '../harness/judge.js';
import { chatter } from '../harness/persistence.js';
import { BusyPhones } from '../harness/phones.js';
import { ServerProcess } from '../harness/server-process.js';
import { keepAsking } from '../harness/visitors.js';

const KILLS = Number(process.env.KILLS ?? 5);

let place: TestDatabase;
let double: MessageBirdDouble;
let server: ServerProcess;
let network: PhoneNetwork;
let phones: BusyPhones | null = null;

beforeAll(async () => {
  place = await makeDatabase();
  double = await MessageBirdDouble.start({ onAccepted: (message) => phones?.receives(message) });
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

/** Kills the server, at no particular moment: the wait is the fault that is injected. */
async function killAndStart(): Promise<Downtime> {
  await delay(300 + Math.random() * 1500);
  const from = Date.now();
  await server.kill();
  await server.start();
  return { from, until: Date.now() };
}

describe(`the server killed with SIGKILL ${KILLS} times under traffic`, () => {
  it(
    'loses no acknowledged line, gives each chat to whoever was told so, texts nobody twice, and is late for nothing',
    { timeout: 180_000 + KILLS * 30_000 },
    async () => {
      const traits = { ringTimeoutSeconds: RING_SECONDS, maximumWaitSeconds: MAXIMUM_WAIT_SECONDS };
      const ringers = await Shop.open(server.url, server.url, network, { callRouting: 'ROUND_ROBIN', ...traits });
      phones = new BusyPhones(ringers.visitor().api, await ringers.operators('Cleo', 'Dan', 'Eve', 'Finn'));
      const talkers = await Shop.open(server.url, server.url, network);
      const ben = await talkers.operator();
      const talking = talkers.visitor();
      const { chat } = await talking.requestsChat();
      const page = await ben.phone.expectRing();
      await page.accepts();

      let over = false;
      const stopped = (): boolean => over;
      const traffic = Promise.all([
        chatter(talking.api, chat.id, 'visitor', stopped),
        chatter(page.api, chat.id, 'operator', stopped),
      ]);
      const asking = keepAsking(ringers, stopped);
      const downtimes: Downtime[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) downtimes.push(await killAndStart());
      over = true;
      const acknowledged = (await traffic).flat();
      const { visitors, lines } = await asking;
      await phones.rest();

      everyLineOnce((await talking.chat()).messages, acknowledged);
      const ended: Record<string, number> = {};
      for (const visitor of visitors) {
        const { chatId } = visitor;
        await eventually('every request to end', async () => (await lookAt(ringers.admin, chatId)).endedAt !== null);
        await phones.rest();
        const seen = await lookAt(ringers.admin, chatId);
        const ofThis = [...lines, ...phones.told.lines].filter((line) => line.chatId === chatId);
        everyLineOnce(seen.messages, ofThis);
        exactlyTheAccepted(seen, phones.told);
        endedInTime(seen, downtimes);
        ended[seen.status] = (ended[seen.status] ?? 0) + 1;
      }
      for (const declined of phones.told.declined) expect((await declined.taps()).__typename).not.toBe('ChatAccepted');
      oneSmsEach(double.accepted);
      expect(double.faults()).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(visitors.length).toBeGreaterThan(0);
      const figures = { lines: acknowledged.length, requests: ended, accepted: phones.told.accepted.length };
      process.stdout.write(`${KILLS} kills: ${JSON.stringify({ ...figures, texts: double.accepted.length })}\n`);
    },
  );
});
