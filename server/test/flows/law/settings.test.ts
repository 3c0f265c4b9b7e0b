import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import type { RingPage } from '../../harness/phone.js';
import { Ringdown } from '../../harness/start-app.js';
import type { Visitor } from '../../harness/visitor.js';

const ARCHIVE = 'mutation ($id: ID!) { archiveDepartment(id: $id) { id } }';
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
const SNOOZE = `mutation { snoozeMobileChat(choice: ONE_HOUR) { snoozedUntil } }`;

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

interface InTurn {
  shop: Shop;
  first: Operator;
  second: Operator;
}

/** Two operators who take turns, in the last second of a minute. */
async function inTurn(): Promise<InTurn> {
  const now = ringdown.clock.now().getTime();
  ringdown.clock.advance((119_000 - (now % 60_000)) / 1000);
  const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 300, maximumWaitSeconds: 600 });
  const [first, second] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { shop, first: first!, second: second! };
}

/** What ends a ring while it rings, and whether its link is dead then. */
const changes: [what: string, dead: boolean, change: (operator: Operator) => Promise<unknown>][] = [
  ['snooze', false, (operator) => operator.api.ask(SNOOZE)],
  ['mode OFF', false, (operator) => operator.updatesMobileChat({ mode: 'OFF' })],
  ['the shift ends', false, (operator) => worksUntilSoon(operator)],
  ['the number changes', true, (operator) => operator.updatesMobileChat({ phoneNumber: '+31612345678' })],
  ['the number is removed', true, (operator) => operator.updatesMobileChat({ phoneNumber: null })],
  [
    'STOP',
    true,
    ({ phone }) =>
      ringdown.double.sendInbound(ringdown.url, {
        originator: phone.number.slice(1),
        body: 'STOP',
        form: 'longNumber',
      }),
  ],
];

/** Gives the operator a shift that covers this second, the last of it. */
async function worksUntilSoon(operator: Operator): Promise<void> {
  const end = new Date(ringdown.clock.now().getTime() + 1000);
  const start = new Date(end.getTime() - 3_600_000);
  const clockTime = (at: Date): string => at.toISOString().slice(11, 16);
  const shift = { weekday: WEEKDAYS[start.getUTCDay()], from: clockTime(start), until: clockTime(end) };
  await operator.updatesMobileChat({ mode: 'BASED_ON_SCHEDULE', schedule: { timeZone: 'UTC', shifts: [shift] } });
  await ringdown.lives(1);
}

describe('while ringing, the SMS already sent', () => {
  it.each(changes)(
    '%s: the link stays acceptable unless number or consent are gone (dead: %s)',
    async (_, dead, change) => {
      const { shop, first, second } = await inTurn();
      const visitor = shop.visitor();
      await visitor.requestsChat();
      await visitor.listens().seesChat('WAITING');
      const page = await first.phone.expectRing();
      await change(first);
      if (dead) {
        expect(await page.shows()).toMatchObject({ status: 'FAILED', acceptable: false });
        expect(await page.taps()).toEqual({ __typename: 'RingRefused', reason: 'FAILED' });
        await second.phone.expectRing();
      } else {
        expect(await page.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
        await page.accepts();
      }
    },
  );
});

describe('while ringing, the SMS still queued', () => {
  it.each(changes)('%s: CANCELLED, the next operator at once', async (_what, _dead, change) => {
    const { shop, first, second } = await inTurn();
    const visitor = await asksBeforeTheSmsIsTaken(shop, first);
    await change(first);
    await second.phone.expectRing();
    const { rings } = await second.looksAt(visitor.chatId);
    expect(rings?.map(({ smsStatus }) => smsStatus)[0]).toBe('CANCELLED');
    expect(first.phone.received).toBe(1);
  });

  it('somebody logs in and accepts chats: CANCELLED, and offered at the console', async () => {
    const { shop, first, second } = await inTurn();
    const visitor = await asksBeforeTheSmsIsTaken(shop, first);
    await second.opensConsole();
    const { rings, reachability } = await second.looksAt(visitor.chatId);
    expect([reachability, rings?.map(({ status, smsStatus }) => `${status} ${smsStatus}`)]).toEqual([
      'CONSOLE',
      ['RESCINDED CANCELLED'],
    ]);
  });

  it('a ring cancelled unsent does not count as asked: the same operator is rung again when on duty again', async () => {
    const { shop, first, second } = await inTurn();
    await second.updatesMobileChat({ mode: 'OFF' });
    const desk = await shop.operator({ name: 'Desk', onDuty: false });
    await desk.opensConsole();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await visitor.listens().seesChat('WAITING');
    first.phone.cannotBeTextedNow();
    const posts = ringdown.double.posts.length;
    await desk.goesAway();
    await ringdown.double.seen(posts + 1);
    await first.ringHas(visitor.chatId, 'QUEUED');
    await desk.comesBack();
    await desk.goesAway();
    await first.phone.expectRing();
    expect((await desk.looksAt(visitor.chatId)).rings?.map(({ smsStatus }) => smsStatus)[0]).toBe('CANCELLED');
  });
});

describe('which time zone a schedule is in', () => {
  it("is the operator's own: of two with the same hours, the one where it is day is rung", async () => {
    const shop = await ringdown.shop();
    const [tokyo, lima] = await shop.operators('Tokyo', 'Lima');
    // 03:00 UTC: noon in Tokyo, ten in the evening the day before in Lima.
    const now = ringdown.clock.now();
    const at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 3);
    ringdown.clock.advance((at - now.getTime()) / 1000);
    const shifts = WEEKDAYS.map((weekday) => ({ weekday, from: '09:00', until: '17:00' }));
    for (const [operator, timeZone] of [[tokyo!, 'Asia/Tokyo'] as const, [lima!, 'America/Lima'] as const]) {
      await operator.updatesMobileChat({ mode: 'BASED_ON_SCHEDULE', schedule: { timeZone, shifts } });
    }
    await shop.visitor().requestsChat();
    await tokyo!.phone.expectRing();
    expect(lima!.phone.received).toBe(1);
  });
});

describe('department archived', () => {
  it('no new requests; open ones finish', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const [waiting, active] = [shop.visitor(), shop.visitor()];
    const pages: RingPage[] = [];
    for (const visitor of [waiting, active]) {
      await visitor.requestsChat();
      await visitor.listens().seesChat('WAITING');
      pages.push(await ben.phone.expectRing());
    }
    await pages[1]!.accepts();
    await shop.admin.ask(ARCHIVE, { id: shop.departmentId });
    expect((await shop.visitor().isRefused({})).code).toBe('NOT_FOUND');
    await active.says('Are you still there?');
    await pages[1]!.says('Yes');
    await pages[0]!.accepts();
    for (const visitor of [waiting, active]) expect((await visitor.ends()).status).toBe('ENDED');
  });
});

/** A request whose ring to the operator waits for the provider to take it. */
async function asksBeforeTheSmsIsTaken(shop: Shop, operator: Operator): Promise<Visitor> {
  operator.phone.cannotBeTextedNow();
  const posts = ringdown.double.posts.length;
  const visitor = shop.visitor();
  await visitor.requestsChat();
  await visitor.listens().seesChat('WAITING');
  await ringdown.double.seen(posts + 1);
  await operator.ringHas(visitor.chatId, 'QUEUED');
  return visitor;
}
