import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient } from '../harness/api-client.js';
import { CHAT_WITH_RINGS } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { makeDatabase, onSqlite, type TestDatabase } from '../harness/test-database.js';
import type { ChatView, RingView } from '../harness/views.js';
import type { Visitor } from '../harness/visitor.js';
import { SmtpDouble } from '../mail/smtp-double.js';
import * as answers from '../messagebird/answers.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import { ServerProcess } from '../harness/server-process.js';

/** Work resumes within five seconds of a restart. */
const RESUMED_WITHIN_MS = 5000;

let place: TestDatabase;
let double: MessageBirdDouble;
let smtp: SmtpDouble;
let server: ServerProcess;
let shop: Shop;
let ben: Operator;

beforeEach(async () => {
  place = await makeDatabase();
  double = await MessageBirdDouble.start();
  smtp = await SmtpDouble.start();
  server = await ServerProcess.prepare(place, double, { SMTP_URL: smtp.url });
  await server.start();
  shop = await Shop.open(server.url, server.url, new PhoneNetwork(double));
  ben = await shop.operator();
});
afterEach(async () => {
  await server.kill();
  await double.stop();
  smtp.stop();
  await place.remove();
});

/** How long after this moment something happened, in milliseconds. */
async function after(what: string, look: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await eventually(what, async () => Boolean(await look()));
  return performance.now() - from;
}

async function ringsOf({ chatId }: Visitor, admin = shop.admin): Promise<RingView[]> {
  return (await admin.ask<{ chat: ChatView }>(CHAT_WITH_RINGS, { id: chatId })).chat.rings ?? [];
}

/** Whether the SMS of a ring has one of these statuses. */
const smsIs = async (visitor: Visitor, admin: ApiClient, ...statuses: string[]): Promise<boolean> =>
  (await ringsOf(visitor, admin)).some(({ smsStatus }) => statuses.includes(smsStatus));

/** Ben's ring is being sent: the provider has it, or not, and says nothing. */
async function ringHangs(answer: answers.Answer): Promise<Visitor> {
  double.plan(ben.phone.number.slice(1), { answer });
  const posts = double.posts.length;
  const visitor = shop.visitor();
  await visitor.requestsChat();
  await double.seen(posts + 1);
  return visitor;
}

const postsToBen = (): number => double.posts.filter((to) => to === ben.phone.number.slice(1)).length;

describe('a server killed and started again', { timeout: 120_000 }, () => {
  it('finds the SMS that it was handing over, within five seconds, and does not send it again', async () => {
    const visitor = await ringHangs(answers.hangAfter);
    const posts = postsToBen();
    await server.kill();
    await server.start();
    expect(await after('the SMS to be found', () => smsIs(visitor, shop.admin, 'SENT', 'DELIVERED'))).toBeLessThan(
      RESUMED_WITHIN_MS,
    );
    expect(postsToBen()).toBe(posts);
    await (await ben.phone.expectRing()).accepts();
  });

  it('knows within five seconds that it does not know of one that never arrived, and does not send it again', async () => {
    const visitor = await ringHangs(answers.hangBefore);
    const posts = postsToBen();
    await server.kill();
    await server.start();
    expect(await after('the SMS to be UNKNOWN', () => smsIs(visitor, shop.admin, 'UNKNOWN'))).toBeLessThan(
      RESUMED_WITHIN_MS,
    );
    expect(postsToBen()).toBe(posts);
    expect((await visitor.chat()).status).toBe('WAITING');
  });

  it('sends the mail it was handing over again, within five seconds', async () => {
    smtp.replies.push('silence');
    await shop.visitor().leavesMessage('My boiler leaks');
    await eventually('the mail to be under way', () => Promise.resolve(smtp.attempts === 1));
    await server.kill();
    await server.start();
    expect(await after('the mail', () => Promise.resolve(smtp.mails.length > 0))).toBeLessThan(RESUMED_WITHIN_MS);
    expect(smtp.mails).toHaveLength(1);
  });

  it('carries out within five seconds, and once, what fell due while it was down', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 8, maximumWaitSeconds: 60 });
    const cleo = await shop.operator({ name: 'Cleo' });
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await eventually('the first ring', () => smsIs(visitor, shop.admin, 'SENT', 'DELIVERED'));
    await server.kill();
    // The deadline is a real one: this is the time it takes to pass.
    await delay(8000);
    await server.start();
    const second = async (): Promise<boolean> => (await ringsOf(visitor)).length > 1;
    expect(await after('the next ring', second)).toBeLessThan(RESUMED_WITHIN_MS);
    await eventually('both to be sent', () => Promise.resolve(ben.phone.received + cleo.phone.received === 4));
    expect([ben.phone.received, cleo.phone.received]).toEqual([2, 2]);
    expect(double.faults()).toEqual([]);
  });
});

/** Another process on the same database, which the embedded one cannot have. */
async function another(): Promise<ServerProcess> {
  const other = await ServerProcess.prepare(place, double, { SMTP_URL: smtp.url });
  await other.start();
  return other;
}

if (!onSqlite) {
  describe('a server that stands still while it hands over an SMS', { timeout: 120_000 }, () => {
    it('loses it to another, and changes nothing of that when it goes on', async () => {
      const visitor = await ringHangs(answers.hangAfter);
      const posts = postsToBen();
      server.standsStill();
      const other = await another();
      const there = new ApiClient(other.url, shop.admin.credentials);
      const found = (): Promise<boolean> => smsIs(visitor, there, 'SENT', 'DELIVERED');
      expect(await after('the SMS to be found', found)).toBeLessThan(RESUMED_WITHIN_MS);
      server.goesOn();
      // It answers again, and its call is over: the provider's deadline passed while it stood still.
      await shop.visitor().requestsChat();
      await eventually('Ben to be texted of the other visitor', () => Promise.resolve(postsToBen() > posts));
      expect(await found()).toBe(true);
      expect(postsToBen()).toBe(posts + 1);
      expect(double.faults()).toEqual([]);
      await other.kill();
    });
  });
}
