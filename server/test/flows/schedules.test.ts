import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import { answer } from '../messagebird/answers.js';

const WHO = 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reachability reasons { operator { id } code } } }';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  ringdown.clock.holdStill();
});
afterEach(() => ringdown.tidy());
afterAll(() => ringdown.finish());

const digits = ({ phone }: Operator): string => phone.number.slice(1);
const slowDown = answer(429, '{"message":"slow down"}', { 'Retry-After': '100' });

/** Moves the clock to so many seconds before the next full minute, and returns that minute. */
function secondsBeforeAMinute(seconds: number): Date {
  const now = ringdown.clock.now().getTime();
  const minute = Math.ceil((now + seconds * 1000) / 60_000) * 60_000;
  ringdown.clock.advance((minute - now) / 1000 - seconds);
  return new Date(minute);
}

const dateOf = (at: Date): string => at.toISOString().slice(0, 10);
const timeOf = (at: Date): string => at.toISOString().slice(11, 16);
/** When this day began: an exception for an earlier one is refused. */
const today = (): Date => new Date(dateOf(ringdown.clock.now()));
const weekdayOf = (at: Date): string =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(at).toUpperCase();
const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
const shift = (from: Date, until: Date) => ({ weekday: weekdayOf(from), from: timeOf(from), until: timeOf(until) });
const extra = (from: Date, until: Date) => ({
  date: dateOf(from),
  kind: 'EXTRA_HOURS',
  from: timeOf(from),
  until: timeOf(until),
});

async function follows(operator: Operator, shifts: object[], exceptions: object[] = []): Promise<void> {
  await operator.updatesMobileChat({
    mode: 'BASED_ON_SCHEDULE',
    schedule: { timeZone: 'UTC', shifts, exceptions },
  });
}

async function codeOf(shop: Shop, operator: Operator): Promise<string | undefined> {
  interface Answer {
    whoWouldRing: { reasons: { operator: { id: string }; code: string }[] };
  }
  const { whoWouldRing } = await shop.admin.ask<Answer>(WHO, { id: shop.departmentId });
  return whoWouldRing.reasons.find((reason) => reason.operator.id === operator.id)?.code;
}

describe('a shift that begins while a visitor waits', () => {
  it('rings the operator at that instant and not before, beside those who ring already', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
    const minute = secondsBeforeAMinute(20);
    await follows(ben, [shift(minute, minutesAfter(minute, 60))]);
    await shop.visitor().requestsChat();
    await cleo.phone.expectRing();
    await ringdown.lives(19.999);
    expect(ben.phone.received).toBe(1);
    await ringdown.lives(0.001);
    const page = await ben.phone.expectRing();
    await page.accepts();
  });

  it('rings them where everybody else was asked in vain', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5 });
    const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
    const minute = secondsBeforeAMinute(40);
    await follows(ben, [shift(minute, minutesAfter(minute, 60))]);
    await shop.visitor().requestsChat();
    await cleo.phone.expectRing();
    await ringdown.lives(39);
    expect(ben.phone.received).toBe(1);
    await ringdown.lives(1);
    await ben.phone.expectRing();
  });

  it('does so for extra hours by date, and for the end of a snooze', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo, dana] = await shop.operators('Ben', 'Cleo', 'Dana');
    const minute = secondsBeforeAMinute(20);
    await follows(ben!, [], [extra(minute, minutesAfter(minute, 5))]);
    await dana!.api.ask('mutation ($until: DateTime) { snoozeMobileChat(until: $until) { snoozedUntil } }', {
      until: minutesAfter(minute, 0.25),
    });
    await shop.visitor().requestsChat();
    await cleo!.phone.expectRing();
    await ringdown.lives(20);
    await ben!.phone.expectRing();
    expect(dana!.phone.received).toBe(1);
    await ringdown.lives(15);
    await dana!.phone.expectRing();
  });

  it('rings nobody while somebody at the console accepts', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const console = await cleo!.opensConsole();
    const minute = secondsBeforeAMinute(20);
    await follows(ben!, [shift(minute, minutesAfter(minute, 60))]);
    const { chat } = await shop.visitor().requestsChat();
    await console.isOffered(chat.id);
    await ringdown.lives(25);
    expect(ben!.phone.received).toBe(1);
  });
});

describe('a shift that ends while its operator rings', () => {
  it('leaves a text that was sent acceptable', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const minute = secondsBeforeAMinute(20);
    await follows(ben, [shift(minutesAfter(minute, -60), minute)]);
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    await ringdown.lives(30);
    expect(await codeOf(shop, ben)).toBe('OFF_SCHEDULE');
    await page.accepts();
    expect((await visitor.chat()).operator?.id).toBe(ben.id);
  });

  it('cancels a text that was not, at that instant, and the next operator rings', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 60 });
    const [ben, cleo] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const minute = secondsBeforeAMinute(20);
    await follows(ben!, [shift(minutesAfter(minute, -60), minute)]);
    const posts = ringdown.double.posts.length;
    ringdown.double.plan(digits(ben!), { answer: slowDown });
    const { chat } = await shop.visitor().requestsChat();
    await ringdown.double.seen(posts + 1);
    await ringdown.lives(19);
    expect(cleo!.phone.received).toBe(1);
    await ringdown.lives(1);
    await cleo!.phone.expectRing();
    const { rings } = await cleo!.looksAt(chat.id);
    expect(rings?.map(({ smsStatus, status }) => [smsStatus, status])).toContainEqual(['CANCELLED', 'RESCINDED']);
    await ringdown.lives(90);
    expect(ben!.phone.received).toBe(1);
  });

  it('cancels it when the operator was the last: the request is MISSED then, and the phone stays silent', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const minute = secondsBeforeAMinute(20);
    await follows(ben, [], [extra(today(), minute)]);
    const posts = ringdown.double.posts.length;
    ringdown.double.plan(digits(ben), { answer: slowDown });
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ringdown.double.seen(posts + 1);
    await ringdown.lives(20);
    expect((await visitor.chat()).status).toBe('MISSED');
    await ringdown.lives(120);
    expect(ben.phone.received).toBe(1);
  });
});

describe('a date that differs from every week', () => {
  it('is off: nobody can be reached, and the next day the phone rings again', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const today = ringdown.clock.now();
    const always = Array.from({ length: 7 }, (_, day) => ({
      weekday: weekdayOf(minutesAfter(today, day * 1440)),
      from: '00:00',
      until: '00:00',
    }));
    await follows(ben, always, [{ date: dateOf(today), kind: 'OFF' }]);
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
    expect(await codeOf(shop, ben)).toBe('OFF_SCHEDULE');
    const midnight = Date.parse(`${dateOf(minutesAfter(today, 1440))}T00:00Z`);
    ringdown.passes((midnight - today.getTime()) / 1000);
    expect(await codeOf(shop, ben)).toBe('WOULD_RING');
    await shop.visitor().requestsChat();
    await ben.phone.expectRing();
  });

  it('that is set while a text was not sent yet cancels it', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 60 });
    const [ben, cleo] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const posts = ringdown.double.posts.length;
    ringdown.double.plan(digits(ben!), { answer: slowDown });
    await shop.visitor().requestsChat();
    await ringdown.double.seen(posts + 1);
    await follows(ben!, [], [{ date: dateOf(ringdown.clock.now()), kind: 'OFF' }]);
    await cleo!.phone.expectRing();
  });
});
