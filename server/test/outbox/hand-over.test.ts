import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/clock.js';
import { readEnv } from '../../src/env.js';
import { newId } from '../../src/ids.js';
import { createLog } from '../../src/log.js';
import { openServices, type Ground } from '../../src/open-services.js';
import type { Services, WokenJob } from '../../src/services.js';
import { enqueueAll } from '../../src/sms/enqueue-sms.js';
import { SmsMessage } from '../../src/sms/sms-message.entity.js';
import type { SendOutcome } from '../../src/sms/sms-provider.js';
import { LogBook } from '../harness/log-book.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import { Process } from './process.js';

const ACCEPTED: SendOutcome = { kind: 'accepted', providerMessageId: 'theirs', status: 'SENT' };
/** As many as one process sends at once. */
const HANDS = 20;

let place: TestDatabase;
let ground: Ground;
let services: Services;
let server: Process;
let woken: (WokenJob | undefined)[];

beforeEach(async () => {
  place = await makeDatabase();
  woken = [];
  const variables = { PORT: '0', DATA_DIR: place.dataDir, DEMO: 'false' };
  const env = readEnv({ ...variables, ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }) });
  const engine = { wake: (job?: WokenJob) => void woken.push(job) };
  ground = await openServices(env, createLog('debug', new LogBook()), engine, new SystemClock());
  ({ services } = ground);
  server = new Process(services);
  server.sendsAtOnce();
});
afterEach(async () => {
  await ground.http.close(0);
  await ground.close();
  await place.remove();
});

/** Writes down so many texts in one transaction, which then does what it is told. */
function writesDown(count: number, then: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const expiresAt = new Date(Date.now() + 3600_000);
  const text = { organizationId: newId(), ringId: null, operatorId: newId(), recipient: '+31612345678', body: 'Hello' };
  return services.db.write(async (manager) => {
    const texts = Array.from({ length: count }, () => ({ ...text, purpose: 'TEST' as const, expiresAt }));
    enqueueAll(services, manager, texts);
    await then();
  });
}

async function withStatus(status: SmsMessage['status']): Promise<string[]> {
  const found = await services.db.read.find(SmsMessage, { where: { status }, order: { id: 'ASC' } });
  return found.map(({ id }) => id);
}

describe('a text that is written down', () => {
  it('is sent as soon as that is committed, without a look at the outbox', async () => {
    await writesDown(1);
    expect(server.sent).toEqual(await withStatus('SENDING'));
    expect(server.sent).toHaveLength(1);
    expect(woken).toEqual([]);
    await server.isAnswered(ACCEPTED);
    expect(await withStatus('SENT')).toEqual(server.sent);
  });

  it('is not sent before it is committed, and never where it is not', async () => {
    await expect(
      writesDown(1, () => {
        expect(server.sent).toEqual([]);
        return Promise.reject(new Error('never mind'));
      }),
    ).rejects.toThrow('never mind');
    expect(server.sent).toEqual([]);
    expect(await services.db.read.count(SmsMessage)).toBe(0);
  });

  it('waits in the outbox where its process has no hand free, and is sent when one is', async () => {
    await writesDown(HANDS + 1);
    expect(server.sent).toEqual(await withStatus('SENDING'));
    expect(server.sent).toHaveLength(HANDS);
    const [waiting] = await withStatus('QUEUED');
    expect(woken).toEqual(['sms']);
    await server.ticks('sms');
    expect(server.sent).toHaveLength(HANDS);
    await server.areAnswered(ACCEPTED);
    await server.ticks('sms');
    expect(server.sent.slice(HANDS)).toEqual([waiting]);
    await server.isAnswered(ACCEPTED);
  });

  it('waits in the outbox once its process has begun to end', async () => {
    services.handOver.close();
    await writesDown(1);
    expect(server.sent).toEqual([]);
    expect(await withStatus('QUEUED')).toHaveLength(1);
    expect(woken).toEqual(['sms']);
  });
});
