import { afterEach, expect, test } from 'vitest';
import { pino } from 'pino';
import { buildApp, type App } from '../../src/app.js';
import { readEnv } from '../../src/env.js';
import { eventually } from '../harness/eventually.js';
import { Shop } from '../harness/given.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import { MessageBirdDouble } from './messagebird-double.js';

let app: App;
let place: TestDatabase;

afterEach(async () => {
  await app.stop();
  await place.remove();
});

test('MESSAGEBIRD_API_URL alone sends every SMS there, over http too, and its reports come back', async () => {
  const double = await MessageBirdDouble.start({ transport: 'http' });
  place = await makeDatabase();
  const env = readEnv({
    PORT: '0',
    DATA_DIR: place.dataDir,
    ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }),
    MESSAGEBIRD_ACCESS_KEY: double.accessKey,
    MESSAGEBIRD_SIGNING_KEY: double.signingKey,
    MESSAGEBIRD_ORIGINATOR: 'Ringdown',
    MESSAGEBIRD_API_URL: `${double.url}/`,
  });
  app = await buildApp(env, { log: pino({ level: 'silent' }) });
  const shop = await Shop.open(app.url, app.url, new PhoneNetwork(double));
  const ben = await shop.operator();
  await shop.visitor().requestsChat();
  const page = await ben.phone.expectRing();
  const message = double.accepted.at(-1);
  if (!message) throw new Error('no SMS was accepted');
  await eventually('SENT', async () => (await page.shows())?.smsStatus === 'SENT');
  expect(await double.report(message)).toBe(200);
  expect(await page.shows()).toMatchObject({ smsStatus: 'DELIVERED' });
  expect(double.hosts[0]).toBe(new URL(double.url).host);
  await double.finish();
});
