import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../harness/api-client.js';
import { eventually } from '../harness/eventually.js';
import { Shop } from '../harness/given.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { makeDatabase, onSqlite, type TestDatabase } from '../harness/test-database.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import { ServerProcess } from '../harness/server-process.js';

/** As long as a lease lives with a grace time as short as here, and what a busy machine takes on top. */
const LEASE_MS = 15_000;
const PATIENCE_MS = 15_000;

let place: TestDatabase;
let double: MessageBirdDouble;
let server: ServerProcess;
/** The embedded database has one server: the same, started again. */
let survivor: ServerProcess;

beforeAll(async () => {
  place = await makeDatabase();
  double = await MessageBirdDouble.start();
  const variables = { PRESENCE_GRACE_SECONDS: '1' };
  server = await ServerProcess.prepare(place, double, variables);
  await server.start();
  survivor = onSqlite ? server : await ServerProcess.prepare(place, double, variables);
  if (!onSqlite) await survivor.start();
});
afterAll(async () => {
  await survivor.stop();
  await double.stop();
  await place.remove();
});

describe('a server that is killed', () => {
  it(
    'leaves leases that run out by themselves: its consoles count as closed, and phones ring for what waits',
    { timeout: 90_000 },
    async () => {
      const shop = await Shop.open(server.url, server.url, new PhoneNetwork(double));
      const ben = await shop.operator();
      await ben.opensConsole();
      const visitor = shop.visitor(new ApiClient(survivor.url));
      const { chat } = await visitor.requestsChat();
      expect(chat.reachability).toBe('CONSOLE');
      await server.kill();
      if (onSqlite) await server.start();
      const listening = visitor.listens();
      expect((await visitor.chat()).reachability).toBe('CONSOLE');
      expect(ben.phone.received).toBe(1);
      const rings = async (): Promise<boolean> => (await visitor.chat()).reachability === 'MOBILE';
      await eventually('the lease to run out', rings, LEASE_MS + PATIENCE_MS);
      await ben.phone.receivesSms();
      listening.stop();
      await visitor.ends();
      expect(double.faults()).toEqual([]);
    },
  );
});
