import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '../../src/env.js';
import { newId } from '../../src/ids.js';
import { createLog } from '../../src/log.js';
import { MailMessage } from '../../src/mail/mail-message.entity.js';
import { openServices, type Ground } from '../../src/open-services.js';
import { enqueueMail } from '../../src/outbox/enqueue-mail.js';
import { recordSmsOutcome } from '../../src/outbox/record-sms-outcome.js';
import type { Services } from '../../src/services.js';
import { enqueueSms } from '../../src/sms/enqueue-sms.js';
import { recordReport } from '../../src/sms/reports.js';
import { SmsMessage } from '../../src/sms/sms-message.entity.js';
import type { SendOutcome } from '../../src/sms/sms-provider.js';
import { LogBook } from '../harness/log-book.js';
import { makeDatabase, type TestDatabase } from '../harness/test-database.js';
import { Process, standingStill } from './process.js';

/** A clock that only moves when it is told to. */
class HandClock {
  private ms = Date.parse('2026-11-22T12:00:00Z');

  now(): Date {
    return new Date(this.ms);
  }

  passes(seconds: number): void {
    this.ms += seconds * 1000;
  }
}

const ACCEPTED: SendOutcome = { kind: 'accepted', providerMessageId: 'theirs', status: 'SENT' };
const NOT_ACCEPTED: SendOutcome = { kind: 'notAccepted', reason: 'Busy', retryAfterSeconds: null };
const UNKNOWN: SendOutcome = { kind: 'unknown', reason: 'No answer', providerMessageId: null };

let place: TestDatabase;
let ground: Ground;
let services: Services;
let clock: HandClock;
let one: Process;
let other: Process;

beforeEach(async () => {
  place = await makeDatabase();
  clock = new HandClock();
  const variables = { PORT: '0', DATA_DIR: place.dataDir, DEMO: 'false' };
  const env = readEnv({ ...variables, ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }) });
  ground = await openServices(env, createLog('debug', new LogBook()), { wake: () => undefined }, clock);
  ({ services } = ground);
  one = new Process(services);
  other = new Process({ ...services });
});
afterEach(async () => {
  await ground.http.close(0);
  await ground.close();
  await place.remove();
});

async function queuedSms(): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + 3600_000);
  const text = { organizationId: newId(), ringId: null, operatorId: newId(), recipient: '+31612345678', body: 'Hello' };
  return services.db.write((manager) =>
    Promise.resolve(enqueueSms(services, manager, { ...text, purpose: 'TEST', expiresAt })),
  );
}

async function queuedMail(): Promise<void> {
  const mail = { organizationId: newId(), aboutId: newId(), recipient: 'sales@example.com', replyTo: null };
  await services.db.write((manager) =>
    enqueueMail(services, manager, { ...mail, purpose: 'TRANSCRIPT', subject: 'A chat', text: 'Hello' }),
  );
}

const sms = (): Promise<SmsMessage> => services.db.read.findOneByOrFail(SmsMessage, { recipient: '+31612345678' });
const mail = (): Promise<MailMessage> =>
  services.db.read.findOneByOrFail(MailMessage, { recipient: 'sales@example.com' });

describe('an SMS being sent', () => {
  it('stays leased for as long as its process lives, however slow the provider is', async () => {
    await queuedSms();
    await one.ticks('sms');
    for (let second = 0; second < 12; second += 1) {
      clock.passes(1);
      await one.ticks('sms leases');
      await other.ticks('sms leases', 'sms');
    }
    expect(await sms()).toMatchObject({ status: 'SENDING', attempts: 1 });
    await one.isAnswered(ACCEPTED);
    expect(await sms()).toMatchObject({ status: 'SENT', providerMessageId: 'theirs' });
    expect(other.sent).toEqual([]);
  });

  it('is not taken for left behind by the very process that sends it, when the clock jumps', async () => {
    await queuedSms();
    await one.ticks('sms');
    clock.passes(60);
    await one.ticks('sms leases');
    expect((await sms()).status).toBe('SENDING');
    await one.isAnswered(ACCEPTED);
  });

  it('is looked up at once when its process died, within seconds, and never sent again', async () => {
    const id = await queuedSms();
    await one.ticks('sms');
    clock.passes(3.9);
    await other.ticks('sms leases');
    expect((await sms()).status).toBe('SENDING');
    clock.passes(0.1);
    await other.ticks('sms leases', 'sms look-ups');
    expect(other.lookedUp).toEqual([id]);
    expect((await sms()).status).toBe('UNKNOWN');
    await other.ticks('sms', 'sms look-ups');
    expect(other.lookedUp).toEqual([id]);
    clock.passes(61);
    await other.ticks('sms', 'sms look-ups');
    expect(await sms()).toMatchObject({ status: 'FAILED', failure: 'The SMS provider never received it' });
    expect([...one.sent, ...other.sent]).toEqual([id]);
  });

  it('is found where the provider had taken it before the process died', async () => {
    await queuedSms();
    await one.ticks('sms');
    clock.passes(4);
    other.found = { kind: 'found', state: { providerMessageId: 'theirs', status: 'DELIVERED', errorCode: null } };
    await other.ticks('sms leases', 'sms look-ups');
    expect(await sms()).toMatchObject({ status: 'DELIVERED', providerMessageId: 'theirs' });
  });

  it.each([
    ['accepted', ACCEPTED, 'SENT'],
    ['not accepted', NOT_ACCEPTED, 'FAILED'],
    ['unknown', UNKNOWN, 'UNKNOWN'],
  ])('and disowned takes the late word "%s" only forward, and is sent by nobody again', async (_name, word, status) => {
    await queuedSms();
    await one.ticks('sms');
    clock.passes(5);
    await other.ticks('sms leases');
    await one.isAnswered(word);
    expect((await sms()).status).toBe(status);
    clock.passes(10);
    await one.ticks('sms');
    await other.ticks('sms');
    expect([...one.sent, ...other.sent]).toHaveLength(1);
  });

  it('keeps what a report told of it meanwhile, whatever its sender says late', async () => {
    const id = await queuedSms();
    await one.ticks('sms');
    clock.passes(5);
    await other.ticks('sms leases');
    const told = { provider: 'messagebird', providerMessageId: 'theirs', reference: id, errorCode: null };
    await recordReport(services, { ...told, status: 'DELIVERED' });
    await one.isAnswered(NOT_ACCEPTED);
    expect((await sms()).status).toBe('DELIVERED');
  });

  it('is fenced: the outcome of an earlier try changes nothing of a later one', async () => {
    await queuedSms();
    await one.ticks('sms');
    const first = await sms();
    await one.isAnswered(NOT_ACCEPTED);
    expect((await sms()).status).toBe('QUEUED');
    clock.passes(3);
    await other.ticks('sms');
    await recordSmsOutcome(services, first, NOT_ACCEPTED);
    await recordSmsOutcome(services, first, { kind: 'refused', reason: 'No', code: null, alarm: false });
    expect(await sms()).toMatchObject({ status: 'SENDING', attempts: 2 });
    await other.isAnswered(ACCEPTED);
    expect((await sms()).status).toBe('SENT');
  });
});

describe('a process that stood still between its lease and its call', () => {
  it('does not send the SMS it holds no more; whoever disowned it is told that nobody did', async () => {
    await queuedSms();
    const stalled = new Process(
      standingStill(services, async () => {
        clock.passes(5);
        await other.ticks('sms leases');
      }),
    );
    await stalled.ticks('sms');
    await stalled.finishes();
    expect(stalled.sent).toEqual([]);
    expect(await sms()).toMatchObject({ status: 'FAILED', failure: 'The server stood still before sending' });
  });

  it('puts back the SMS that nobody else took, to be checked and sent once', async () => {
    const id = await queuedSms();
    const stalled = new Process(standingStill(services, () => Promise.resolve(clock.passes(5))));
    await stalled.ticks('sms');
    await stalled.finishes();
    expect(stalled.sent).toEqual([]);
    expect((await sms()).status).toBe('QUEUED');
    await other.ticks('sms');
    expect(other.sent).toEqual([id]);
    await other.isAnswered(ACCEPTED);
  });

  it('does not send the mail that another process is sending by now', async () => {
    await queuedMail();
    const stalled = new Process(
      standingStill(services, async () => {
        clock.passes(5);
        await other.ticks('mail');
      }),
    );
    await stalled.ticks('mail');
    await stalled.finishes();
    expect([stalled.sent.length, other.sent.length]).toEqual([0, 1]);
    await other.isAnswered({ kind: 'sent' });
    expect(await mail()).toMatchObject({ status: 'SENT', attempts: 2 });
  });
});

describe('a mail being sent', () => {
  it('is sent by one process for as long as it lives', async () => {
    await queuedMail();
    await one.ticks('mail');
    for (let second = 0; second < 12; second += 1) {
      clock.passes(1);
      await one.ticks('mail leases', 'mail');
      await other.ticks('mail leases', 'mail');
    }
    await one.isAnswered({ kind: 'sent' });
    expect(await mail()).toMatchObject({ status: 'SENT', attempts: 1 });
    expect([one.sent.length, other.sent.length]).toEqual([1, 0]);
  });

  it('is sent again within seconds when its process died, whose late word changes nothing', async () => {
    await queuedMail();
    await one.ticks('mail');
    clock.passes(4);
    await other.ticks('mail');
    expect(other.sent).toHaveLength(1);
    await one.isAnswered({ kind: 'refused', reason: 'No such mailbox' });
    expect(await mail()).toMatchObject({ status: 'SENDING', attempts: 2 });
    await other.isAnswered({ kind: 'sent' });
    expect(await mail()).toMatchObject({ status: 'SENT', attempts: 2 });
  });

  it('holds up no other mail', async () => {
    await queuedMail();
    await one.ticks('mail');
    const { id } = await mail();
    await services.db.write((manager) => manager.update(MailMessage, { id }, { recipient: 'slow@example.com' }));
    await queuedMail();
    await one.ticks('mail');
    expect(one.sent).toHaveLength(2);
    await Promise.all([one.isAnswered({ kind: 'sent' }), one.isAnswered({ kind: 'sent' })]);
    expect((await mail()).status).toBe('SENT');
  });
});
