import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT_WITH_RINGS } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import { onSqlite } from '../harness/test-database.js';
import type { ChatView } from '../harness/views.js';
import type { Visitor } from '../harness/visitor.js';

/** Work resumes within five seconds of a start. */
const RESUMED_WITHIN_MS = 5000;
/** The embedded database belongs to one process. */
const SERVERS = onSqlite ? 1 : 2;

let before: Ringdown;
let shop: Shop;
let servers: Ringdown[];
let readyAt: number;

beforeEach(async () => {
  before = await Ringdown.start();
  shop = await before.shop();
  servers = [];
});
afterEach(async () => {
  for (const { app } of servers) await app.stop();
  await before.finish();
});

/** Every process is down for so many seconds; then all start at the same moment. */
async function allAreDownFor(seconds: number): Promise<void> {
  for (const { app } of [before, ...servers]) await app.stop();
  before.clock.advance(seconds);
  servers = await Promise.all(Array.from({ length: SERVERS }, () => before.another()));
  readyAt = Date.now();
}

/** A chat as the administrator sees it now. */
async function looksAt({ chatId }: Visitor): Promise<ChatView> {
  const server = servers[0] ?? before;
  const admin = server.anonymous.as(shop.admin.credentials);
  return (await admin.ask<{ chat: ChatView }>(CHAT_WITH_RINGS, { id: chatId })).chat;
}

async function soonBecomes(visitor: Visitor, status: ChatView['status']): Promise<void> {
  await eventually(`the chat to be ${status}`, async () => (await looksAt(visitor)).status === status);
  expect(Date.now() - readyAt).toBeLessThan(RESUMED_WITHIN_MS);
}

/** The next ring of an operator, opened at a server that runs now. */
async function rings(operator: Operator): Promise<RingPage> {
  const { token } = await operator.phone.expectRing();
  expect(Date.now() - readyAt).toBeLessThan(RESUMED_WITHIN_MS);
  return new RingPage((servers[0] ?? before).anonymous, token);
}

/** In the order round robin asks those who were never rung. */
const byTurn = (operators: Operator[]): Operator[] => operators.sort((a, b) => (a.id < b.id ? -1 : 1));

describe(`what fell due while every process was down, ${SERVERS} starting at once`, () => {
  it('passes a ring on exactly once; the late tap on the first link still takes the request', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN' });
    const [ben, cleo, dan] = byTurn(await shop.operators('Ben', 'Cleo', 'Dan')) as [Operator, Operator, Operator];
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const { token } = await ben.phone.expectRing();
    await allAreDownFor(31);
    const second = await rings(cleo);
    const { rings: timeline } = await looksAt(visitor);
    expect(timeline?.map(({ status }) => status).sort()).toEqual(['PENDING', 'TIMED_OUT']);
    const late = new RingPage(second.api, token);
    expect((await late.taps()).__typename).toBe('ChatAccepted');
    expect(await second.shows()).toMatchObject({ status: 'RESCINDED', answeredBy: ben.name });
    expect([ben, cleo, dan].map(({ phone }) => phone.received)).toEqual([2, 2, 1]);
    await late.ends();
  });

  it('ends a request that waited too long, once, and rings nobody for it', async () => {
    await shop.callCenter({ callRouting: 'ROUND_ROBIN', maximumWaitSeconds: 40, ringTimeoutSeconds: 30 });
    const [ben, cleo] = byTurn(await shop.operators('Ben', 'Cleo')) as [Operator, Operator];
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ben.phone.expectRing();
    await allAreDownFor(41);
    await soonBecomes(visitor, 'MISSED');
    expect([ben, cleo].map(({ phone }) => phone.received)).toEqual([2, 1]);
  });

  it('ends a chat whose visitor and operator are both gone, with one line that says so', async () => {
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await (await ben.phone.expectRing()).accepts();
    await allAreDownFor(700);
    await soonBecomes(visitor, 'ENDED');
    expect((await looksAt(visitor)).lastSeq).toBe(2);
  });
});
