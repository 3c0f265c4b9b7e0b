import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import { eventually } from '../harness/eventually.js';
import type { Operator } from '../harness/operator.js';
import type { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import { answer } from '../messagebird/answers.js';

interface Timeline {
  rings: { operator: { id: string; name: string }; purpose: string; events: RingEventView[] }[] | null;
  routing:
    { kind: string; at: string; reasons: { code: string; reason: string; operator: { name: string } }[] }[] | null;
}
interface RingEventView {
  kind: string;
  at: string;
  detail: string | null;
}

const TIMELINE = `query ($id: ID!) { chat(id: $id) {
  rings { purpose operator { id name } events { kind at detail } }
  routing { kind at reasons { code reason operator { name } } } } }`;
const OPEN_RING = 'mutation ($token: String!) { openRing(token: $token) { status chatStatus acceptable } }';
const EVENTS_BY_TOKEN = 'query ($token: String!) { ring(token: $token) { events { kind } } }';
const DELIVERED = { status: 'DELIVERED', afterMs: 1000 } as const;
const SENT = { status: 'SENT', afterMs: 0 } as const;

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

async function timeline(api: ApiClient, id: string): Promise<Timeline> {
  return (await api.ask<{ chat: Timeline }>(TIMELINE, { id })).chat;
}
async function eventsOf({ api, id }: Operator, chatId: string): Promise<RingEventView[]> {
  const { rings } = await timeline(api, chatId);
  return rings?.find(({ operator }) => operator.id === id)?.events ?? [];
}
const kinds = (events: RingEventView[]): string[] => events.map(({ kind }) => kind);
/** Waits until an operator's ring has come to this. */
const comesTo = (operator: Operator, chatId: string, kind: string): Promise<RingEventView[]> =>
  eventually(`the ring to be ${kind}`, async () => {
    const events = await eventsOf(operator, chatId);
    return kinds(events).includes(kind) && events;
  });
const opens = (page: RingPage): Promise<unknown> => ringdown.anonymous.ask(OPEN_RING, { token: page.token });
/** What the provider has of a ring's SMS. */
const messageOf = (page: RingPage) => ringdown.double.accepted.find(({ body }) => body === page.sms)!;
const inTimeOrder = (events: RingEventView[]): boolean =>
  events.every(({ at }, place) => place === 0 || at >= events[place - 1]!.at);

describe('the ring timeline', () => {
  it('tells when a ring was queued, sent, delivered, opened and accepted, in that order', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const { chat } = await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await comesTo(ben, chat.id, 'SENT');
    ringdown.passes(2);
    await ringdown.double.report(messageOf(page));
    ringdown.passes(2);
    await opens(page);
    ringdown.passes(2);
    await page.accepts();
    const events = await eventsOf(ben, chat.id);
    expect(kinds(events)).toEqual(['QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'ACCEPTED']);
    expect(inTimeOrder(events)).toBe(true);
    const [queued, , , opened] = events.map(({ at }) => Date.parse(at));
    expect(opened! - queued!).toBeGreaterThanOrEqual(4000);
  });

  it('keeps when a ring timed out, though it was accepted late', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 20 });
    const ben = await shop.operator();
    const { chat } = await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    ringdown.passes(20);
    await comesTo(ben, chat.id, 'TIMED_OUT');
    ringdown.passes(10);
    await page.accepts();
    const events = await eventsOf(ben, chat.id);
    const at = (kind: string): number => Date.parse(events.find((event) => event.kind === kind)!.at);
    expect(at('ACCEPTED') - at('TIMED_OUT')).toBeGreaterThanOrEqual(9000);
    expect(at('TIMED_OUT') - at('QUEUED')).toBeGreaterThanOrEqual(20_000);
  });

  it('tells who declined, whose ring was rescinded, and by what others were not reached', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo, dana] = await shop.operators('Ben', 'Cleo', 'Dana');
    const { chat } = await shop.visitor().requestsChat();
    const pages = [await ben!.phone.expectRing(), await cleo!.phone.expectRing(), await dana!.phone.expectRing()];
    await pages[0]!.declines();
    const failed = { status: 'FAILED', afterMs: 1, reason: 'unknown subscriber', errorCode: 1 } as const;
    await ringdown.double.sendReport(messageOf(pages[2]!), failed);
    const { events } = (await timeline(ben!.api, chat.id)).rings!.find(({ operator }) => operator.id === dana!.id)!;
    expect(events.find(({ kind }) => kind === 'FAILED')?.detail).toBe('The network does not know this number');
    await pages[1]!.accepts();
    expect(kinds(await eventsOf(ben!, chat.id))).toContain('DECLINED');
    expect(kinds(await eventsOf(cleo!, chat.id))).toContain('ACCEPTED');
    const another = await shop.visitor().requestsChat();
    const [bens] = await Promise.all([ben!, cleo!, dana!].map(({ phone }) => phone.expectRing()));
    await bens!.accepts();
    expect(kinds(await eventsOf(cleo!, another.chat.id))).toContain('RESCINDED');
  });

  it('tells that an SMS was never sent, because somebody came to the console first', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    ringdown.double.plan(ben.phone.number.slice(1), { answer: answer(429, '{"message":"slow down"}') });
    const posts = ringdown.double.posts.length;
    const { chat } = await shop.visitor().requestsChat();
    await ringdown.double.seen(posts + 1);
    await ben.ringHas(chat.id, 'QUEUED');
    const console = await cleo.opensConsole();
    ringdown.passes(5);
    const events = await comesTo(ben, chat.id, 'CANCELLED');
    expect(kinds(events)).toEqual(['QUEUED', 'CANCELLED', 'RESCINDED']);
    expect(events[1]?.detail).toBe('Somebody at the console accepts chats');
    await ringdown.loses(console);
  });

  it('is the same, however often and in whatever order reports arrive', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const { chat } = await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await comesTo(ben, chat.id, 'SENT');
    ringdown.passes(30);
    for (const step of [DELIVERED, SENT, DELIVERED, { status: 'BUFFERED', afterMs: 500 } as const]) {
      await ringdown.double.sendReport(messageOf(page), step);
      ringdown.passes(1);
    }
    const events = await eventsOf(ben, chat.id);
    expect(kinds(events)).toEqual(['QUEUED', 'SENT', 'DELIVERED']);
    expect(inTimeOrder(events)).toBe(true);
    // The report came half a minute late, and told when the phone had it.
    expect(Date.parse(events[2]!.at) - Date.parse(events[0]!.at)).toBeLessThan(5000);
  });

  it('believes no report of a delivery in the future', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const { chat } = await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await comesTo(ben, chat.id, 'SENT');
    await ringdown.double.sendReport(messageOf(page), { status: 'DELIVERED', afterMs: 3_600_000 });
    const delivered = (await eventsOf(ben, chat.id)).find(({ kind }) => kind === 'DELIVERED');
    expect(Date.parse(delivered!.at)).toBeLessThanOrEqual(ringdown.clock.now().getTime());
  });

  it('is told live to operators who follow the chat', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const { chat } = await shop.visitor().requestsChat();
    const page = await ben!.phone.expectRing();
    await cleo!.phone.expectRing();
    await comesTo(ben!, chat.id, 'SENT');
    await comesTo(cleo!, chat.id, 'SENT');
    const live = ben!.api.subscribe<{ chatEvents: { chat?: Timeline } }>(
      'subscription ($id: ID!) { chatEvents(chatId: $id) { ... on ChatChanged { chat { rings { operator { id name } purpose events { kind at detail } } } } } }',
      { id: chat.id },
    );
    await live.next('the present state', ({ chatEvents }) => chatEvents.chat !== undefined);
    await opens(page);
    await live.next('the opening', ({ chatEvents }) =>
      Boolean(chatEvents.chat?.rings?.some(({ events }) => kinds(events).includes('OPENED'))),
    );
  });
});

describe('opening a link', () => {
  it('is noted once, and neither accepts nor changes anything', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    const opened = await opens(page);
    expect(opened).toEqual({ openRing: { status: 'PENDING', chatStatus: 'WAITING', acceptable: true } });
    const [first] = (await eventsOf(ben, chat.id)).filter(({ kind }) => kind === 'OPENED');
    ringdown.passes(5);
    await opens(page);
    const noted = (await eventsOf(ben, chat.id)).filter(({ kind }) => kind === 'OPENED');
    expect(noted).toEqual([first]);
    expect((await visitor.chat()).status).toBe('WAITING');
  });

  it('is not noted when a preview or a scanner fetches it', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const { chat } = await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await ringdown.double.preview(messageOf(page));
    await page.shows();
    expect(kinds(await eventsOf(ben, chat.id))).not.toContain('OPENED');
  });

  it('leads nowhere for a token that is none', async () => {
    const refusal = await ringdown.anonymous.refusal(OPEN_RING, { token: 'nothing' });
    expect(refusal.code).toBe('NOT_FOUND');
  });
});

describe('the timeline and the notes on routing', () => {
  it('are hidden from visitors, phones and whoever holds only the link', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    expect(await ringdown.anonymous.ask(EVENTS_BY_TOKEN, { token: page.token })).toEqual({ ring: { events: null } });
    await page.accepts();
    for (const api of [visitor.api, page.api]) {
      expect(await timeline(api, chat.id)).toEqual({ rings: null, routing: null });
    }
    const foreigner = await (await ringdown.shop()).operator({ onDuty: false });
    expect(await foreigner.api.ask(EVENTS_BY_TOKEN, { token: page.token })).toEqual({ ring: { events: null } });
  });

  it('say why nobody was rung for a request that was missed at once', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    await cleo.updatesMobileChat({ phoneNumber: cleo.phone.number, mode: 'ON' });
    await shop.visitor().asks();
    const { chats } = await shop.admin.ask<{ chats: { edges: { node: { id: string } }[] } }>(
      '{ chats(first: 1) { edges { node { id } } } }',
    );
    const { routing } = await timeline(ben.api, chats.edges[0]!.node.id);
    expect(routing?.map(({ kind }) => kind)).toEqual(['NOBODY']);
    const told = routing![0]!.reasons.map(({ operator, code, reason }) => [operator.name, code, reason]);
    expect(told.sort()).toEqual([
      ['Ben', 'NO_NUMBER', 'There is no phone number.'],
      ['Cleo', 'NOT_VERIFIED', 'The phone number is not verified.'],
    ]);
  });

  it('say how a request was offered, one after the other', async () => {
    const shop = await ringdown.shop({ overflowAfterSeconds: 30 });
    const ben = await shop.operator();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const console = await cleo.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await console.isOffered(chat.id);
    ringdown.passes(30);
    const page = await ben.phone.expectRing();
    await page.declines();
    const { routing } = await timeline(ben.api, chat.id);
    expect(routing?.map(({ kind }) => kind)).toEqual(['CONSOLES', 'OVERFLOW', 'CONSOLES']);
    expect(routing![0]!.reasons.map(({ code }) => code).sort()).toEqual(['COLLEAGUE_ACCEPTING', 'NO_NUMBER']);
    await visitor.ends();
    await ringdown.loses(console);
  });
});
