import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../harness/eventually.js';
import type { CallCenterTraits, Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import type { RingPage } from '../../harness/phone.js';
import { Ringdown } from '../../harness/start-app.js';
import type { Visitor } from '../../harness/visitor.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  ringdown.clock.holdStill();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

interface Rung {
  shop: Shop;
  operators: Operator[];
  visitor: Visitor;
  pages: RingPage[];
}

/** A request that rings these operators' phones, whose visitor stays. */
async function rung(names: string[], traits: CallCenterTraits = {}): Promise<Rung> {
  const shop = await ringdown.shop(traits);
  const operators = await shop.operators(...names);
  const visitor = shop.visitor();
  await visitor.requestsChat();
  await visitor.listens().seesChat('WAITING');
  const pages: RingPage[] = [];
  for (const { phone } of traits.callRouting === 'ROUND_ROBIN' ? [] : operators) pages.push(await phone.expectRing());
  return { shop, operators, visitor, pages };
}

/** What became of the SMS of an operator's last ring. */
async function smsOf(operator: Operator, { chatId }: Visitor): Promise<string | undefined> {
  const { rings } = await operator.looksAt(chatId);
  return rings?.filter((ring) => ring.operator.id === operator.id).at(-1)?.smsStatus;
}

describe('accept, and at the same time', () => {
  it('the visitor leaves: accepted first and then left is ENDED', async () => {
    const { visitor, pages } = await rung(['Ben']);
    await pages[0]!.accepts();
    expect((await visitor.ends()).status).toBe('ENDED');
  });

  it('the visitor leaves: left first is ABANDONED, and the tap says so', async () => {
    const { visitor, pages } = await rung(['Ben']);
    expect((await visitor.ends()).status).toBe('ABANDONED');
    expect(await pages[0]!.taps()).toEqual({ __typename: 'ChatOver', status: 'ABANDONED' });
  });

  it('the deadline: accepted a millisecond before it is ACTIVE, and stays so', async () => {
    const { visitor, pages } = await rung(['Ben'], { maximumWaitSeconds: 30 });
    await ringdown.lives(29.999);
    await pages[0]!.accepts();
    await ringdown.lives(10);
    expect((await visitor.chat()).status).toBe('ACTIVE');
  });

  it('the deadline: MISSED first, and the tap says so', async () => {
    const { pages } = await rung(['Ben'], { maximumWaitSeconds: 30 });
    await ringdown.lives(30);
    expect(await pages[0]!.taps()).toEqual({ __typename: 'ChatOver', status: 'MISSED' });
  });

  it('another accept: one has the chat, the other is told who', async () => {
    const { visitor, pages, operators } = await rung(['Ben', 'Cleo']);
    const outcomes = await Promise.all(pages.map((page) => page.taps()));
    const { operator } = await visitor.chat();
    const winner = operators.findIndex(({ id }) => id === operator?.id);
    expect(outcomes[winner]).toMatchObject({ __typename: 'ChatAccepted' });
    expect(outcomes[1 - winner]).toMatchObject({ __typename: 'ChatTaken', takenBy: operators[winner]?.name });
  });

  it('decline of the same ring: the first commit wins', async () => {
    const accepted = await rung(['Ben', 'Cleo']);
    await accepted.pages[0]!.accepts();
    expect(await accepted.pages[0]!.declines()).toMatchObject({ status: 'ACCEPTED' });
    expect((await accepted.visitor.chat()).status).toBe('ACTIVE');
    const declined = await rung(['Ben', 'Cleo']);
    await declined.pages[0]!.declines();
    expect(await declined.pages[0]!.taps()).toEqual({ __typename: 'RingRefused', reason: 'DECLINED' });
    expect((await declined.visitor.chat()).status).toBe('WAITING');
  });
});

describe('all rings of the round declined or failed, nobody accepting', () => {
  it('MISSED at once', async () => {
    const { visitor, pages, operators } = await rung(['Ben', 'Cleo']);
    await pages[0]!.declines();
    expect((await visitor.chat()).status).toBe('WAITING');
    await operators[1]!.updatesMobileChat({ phoneNumber: null });
    expect((await visitor.chat()).status).toBe('MISSED');
  });

  it('if any merely timed out, maximumWait runs out first', async () => {
    const traits = { callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, maximumWaitSeconds: 60 } as const;
    const { visitor, operators } = await rung(['Ben', 'Cleo'], traits);
    const [first, second] = operators.sort((a, b) => (a.id < b.id ? -1 : 1));
    const late = await first!.phone.expectRing();
    await ringdown.lives(5);
    await (await second!.phone.expectRing()).declines();
    await ringdown.lives(54.999);
    expect((await visitor.chat()).status).toBe('WAITING');
    expect(await late.shows()).toMatchObject({ acceptable: true });
    await ringdown.lives(0.001);
    expect((await visitor.chat()).status).toBe('MISSED');
  });

  it('not while somebody accepts at a console: it waits there', async () => {
    const { shop, visitor, pages } = await rung(['Ben']);
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    await desk.opensConsole();
    await pages[0]!.declines();
    expect(await visitor.chat()).toMatchObject({ status: 'WAITING', reachability: 'CONSOLE' });
    await desk.accepts(visitor.chatId);
  });
});

describe('MISSED or ABANDONED', () => {
  it.each([
    ['MISSED', 'TIMED_OUT'],
    ['ABANDONED', 'RESCINDED'],
  ] as const)('%s: pending rings %s, queued SMS CANCELLED, and no phone buzzes later', async (over, status) => {
    const shop = await ringdown.shop({ maximumWaitSeconds: 30 });
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    cleo!.phone.cannotBeTextedNow();
    const visitor = shop.visitor();
    const posts = ringdown.double.posts.length;
    await visitor.requestsChat();
    await ben!.phone.expectRing();
    await ringdown.double.seen(posts + 2);
    await eventually('her SMS to wait for another try', async () => (await smsOf(cleo!, visitor)) === 'QUEUED');
    if (over === 'ABANDONED') await visitor.ends();
    else ringdown.clock.advance(30);
    await ringdown.looks();
    const { rings, status: ended } = await ben!.looksAt(visitor.chatId);
    expect(ended).toBe(over);
    expect(rings?.map((ring) => ring.status)).toEqual([status, status]);
    expect(await smsOf(cleo!, visitor)).toBe('CANCELLED');
    await ringdown.lives(20);
    expect(cleo!.phone.received).toBe(1);
  });
});

describe('an operator logs in while rings pend', () => {
  it('offered at the console; pending rings stay acceptable; no further SMS while somebody accepts', async () => {
    const traits = { callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5 } as const;
    const { shop, visitor, operators } = await rung(['Ben', 'Cleo'], traits);
    const [first, second] = operators.sort((a, b) => (a.id < b.id ? -1 : 1));
    const page = await first!.phone.expectRing();
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    const console = await desk.opensConsole();
    expect(console.seen).toContainEqual({ __typename: 'ConsoleReady', waitingChatIds: [visitor.chatId] });
    expect(await page.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
    await ringdown.lives(30);
    expect(second!.phone.received).toBe(1);
    expect(await page.shows()).toMatchObject({ status: 'TIMED_OUT', acceptable: true });
    await desk.goesAway();
    await second!.phone.expectRing();
    await page.accepts();
  });
});

describe('call routing changed while a request waits', () => {
  it('is for the next request; the method is stored on the chat', async () => {
    const traits = { callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5 } as const;
    const { shop, operators } = await rung(['Ben', 'Cleo'], traits);
    const [first, second] = operators.sort((a, b) => (a.id < b.id ? -1 : 1));
    await first!.phone.expectRing();
    await shop.callCenter({ callRouting: 'RING_ALL' });
    await first!.goesAway();
    expect(second!.phone.received).toBe(1);
    await ringdown.lives(5);
    await second!.phone.expectRing();
    await shop.visitor().requestsChat();
    for (const { phone } of operators) await phone.expectRing();
  });
});
