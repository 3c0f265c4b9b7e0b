import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import type { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import { answer } from '../messagebird/answers.js';

const SNOOZE = `mutation ($until: DateTime, $choice: SnoozeChoice, $timeZone: String, $operatorId: ID) {
  snoozeMobileChat(until: $until, choice: $choice, timeZone: $timeZone, operatorId: $operatorId) { snoozedUntil onDuty } }`;
const END = 'mutation ($operatorId: ID) { endSnooze(operatorId: $operatorId) { snoozedUntil } }';
const SNOOZE_RING = `mutation ($token: String!, $choice: SnoozeChoice!, $timeZone: String) {
  snoozeRing(token: $token, choice: $choice, timeZone: $timeZone) { status snoozedUntil } }`;
const END_RING = 'mutation ($token: String!) { endRingSnooze(token: $token) { status snoozedUntil } }';
const OWN = '{ me { mobileChat { snoozedUntil onDuty } } }';
const WHO = 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reasons { operator { id } code reason } } }';

interface Snoozed {
  status: string;
  snoozedUntil: string | null;
}

let ringdown: Ringdown;
let shop: Shop;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  ringdown.clock.holdStill();
});
afterEach(() => ringdown.tidy());
afterAll(() => ringdown.finish());

const inSeconds = (seconds: number): string => new Date(ringdown.clock.now().getTime() + seconds * 1000).toISOString();

async function snoozes({ api }: Operator, snooze: Record<string, unknown>): Promise<string | null> {
  return (await api.ask<{ snoozeMobileChat: Snoozed }>(SNOOZE, snooze)).snoozeMobileChat.snoozedUntil;
}

async function snoozedUntil({ api }: Operator): Promise<string | null> {
  return (await api.ask<{ me: { mobileChat: Snoozed } }>(OWN)).me.mobileChat.snoozedUntil;
}

async function reasonOf(operator: Operator): Promise<{ code: string; reason: string } | undefined> {
  interface Answer {
    whoWouldRing: { reasons: { operator: { id: string }; code: string; reason: string }[] };
  }
  const { whoWouldRing } = await shop.admin.ask<Answer>(WHO, { id: shop.departmentId });
  return whoWouldRing.reasons.find((one) => one.operator.id === operator.id);
}

const snoozesFrom = async ({ token }: RingPage, choice = 'ONE_HOUR'): Promise<Snoozed> =>
  (await ringdown.anonymous.ask<{ snoozeRing: Snoozed }>(SNOOZE_RING, { token, choice })).snoozeRing;
const takesBack = async ({ token }: RingPage): Promise<Snoozed> =>
  (await ringdown.anonymous.ask<{ endRingSnooze: Snoozed }>(END_RING, { token })).endRingSnooze;
const refusedFrom = ({ token }: { token: string }) =>
  ringdown.anonymous.refusal(SNOOZE_RING, { token, choice: 'ONE_HOUR' });

describe('snoozing by the API or at the console', () => {
  it('keeps the phone silent until then, says so in words, and leaves mode and schedule as they are', async () => {
    shop = await ringdown.shop();
    const ben = await shop.operator();
    const until = inSeconds(600);
    expect(await snoozes(ben, { until })).toBe(until);
    expect(await ben.api.ask(OWN)).toEqual({ me: { mobileChat: { snoozedUntil: until, onDuty: true } } });
    expect(await reasonOf(ben)).toMatchObject({ code: 'SNOOZED', reason: expect.stringMatching(/until .*\d\d:\d\d/i) });
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
    ringdown.passes(600);
    expect(await snoozedUntil(ben)).toBeNull();
    await shop.visitor().requestsChat();
    await ben.phone.expectRing();
  });

  it('for one hour lasts an hour, and until tomorrow morning is 09:00 on the next date of the schedule’s clock', async () => {
    shop = await ringdown.shop();
    const ben = await shop.operator();
    expect(await snoozes(ben, { choice: 'ONE_HOUR' })).toBe(inSeconds(3600));
    const shifts = [{ weekday: 'MONDAY', from: '09:00', until: '17:00' }];
    await ben.updatesMobileChat({ schedule: { timeZone: 'Asia/Tokyo', shifts } });
    const tokyo = (at: string): string => new Date(Date.parse(at) + 9 * 3_600_000).toISOString();
    const until = tokyo((await snoozes(ben, { choice: 'UNTIL_TOMORROW_MORNING', timeZone: 'Europe/Amsterdam' })) ?? '');
    const tomorrow = tokyo(inSeconds(86_400)).slice(0, 10);
    expect(until).toBe(`${tomorrow}T09:00:00.000Z`);
  });

  it('goes by the device’s zone where no hours were ever drawn', async () => {
    shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    const until = await snoozes(ben, { choice: 'UNTIL_TOMORROW_MORNING', timeZone: 'Asia/Kolkata' });
    expect(until).toMatch(/T03:30:00.000Z$/);
  });

  it('while a text was not sent yet cancels it, and the next operator rings; one that was sent stays acceptable', async () => {
    shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 60 });
    const [ben, cleo] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const posts = ringdown.double.posts.length;
    const slowDown = answer(429, '{"message":"slow down"}', { 'Retry-After': '100' });
    ringdown.double.plan(ben!.phone.number.slice(1), { answer: slowDown });
    const visitor = shop.visitor();
    await visitor.requestsChat();
    await ringdown.double.seen(posts + 1);
    await snoozes(ben!, { choice: 'ONE_HOUR' });
    const page = await cleo!.phone.expectRing();
    await snoozes(cleo!, { choice: 'ONE_HOUR' });
    expect(await page.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
    await page.accepts();
    expect((await visitor.chat()).operator?.id).toBe(cleo!.id);
  });

  it('that is ended rings the operator for what waits', async () => {
    shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await snoozes(ben!, { choice: 'ONE_HOUR' });
    await shop.visitor().requestsChat();
    await cleo!.phone.expectRing();
    expect(await ben!.api.ask(END)).toEqual({ endSnooze: { snoozedUntil: null } });
    await ben!.phone.expectRing();
    expect(await ben!.api.ask(END)).toEqual({ endSnooze: { snoozedUntil: null } });
  });

  it('is an administrator’s to do for others, and nobody else’s', async () => {
    shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const forBen = { operatorId: ben!.id, choice: 'ONE_HOUR' };
    expect((await cleo!.api.refusal(SNOOZE, forBen)).code).toBe('FORBIDDEN');
    expect((await cleo!.api.refusal(END, { operatorId: ben!.id })).code).toBe('FORBIDDEN');
    await shop.admin.ask(SNOOZE, forBen);
    expect(await snoozedUntil(ben!)).toBe(inSeconds(3600));
    const stranger = (await ringdown.shop()).admin;
    expect((await stranger.refusal(SNOOZE, forBen)).code).toBe('NOT_FOUND');
  });

  it.each([
    ['nothing', {}, 'until'],
    ['both an instant and a choice', { until: '2999-01-01T00:00:00Z', choice: 'ONE_HOUR' }, 'until'],
    ['the past', { until: '2020-01-01T00:00:00Z' }, 'until'],
    ['more than thirty days', { until: '2999-01-01T00:00:00Z' }, 'until'],
    ['a time that is none', { until: 'tomorrow' }, 'until'],
    ['a choice that is none', { choice: 'FOREVER' }, 'choice'],
    ['a zone that is none', { choice: 'UNTIL_TOMORROW_MORNING', timeZone: 'Mars/Olympus' }, 'timeZone'],
  ])('is refused for %s, and nothing changes', async (_name, snooze, field) => {
    shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    const refused = await ben.api.refusal(SNOOZE, snooze);
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', field]);
    expect(await snoozedUntil(ben)).toBeNull();
  });
});

describe('snoozing from the link in an SMS', () => {
  it('declines the ring and keeps the phone silent: the next operator’s turn', async () => {
    shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN' });
    const [ben, cleo] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    await shop.visitor().requestsChat();
    const page = await ben!.phone.expectRing();
    const until = inSeconds(3600);
    expect(await snoozesFrom(page)).toEqual({ status: 'DECLINED', snoozedUntil: until });
    await cleo!.phone.expectRing();
    expect(await snoozedUntil(ben!)).toBe(until);
    expect(await page.shows()).toMatchObject({ acceptable: false });
    expect(await page.taps()).toEqual({ __typename: 'RingRefused', reason: 'DECLINED' });
  });

  it('by the last operator ends the wait; what was snoozed can be taken back from the same link', async () => {
    shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    const snoozed = await snoozesFrom(page);
    expect((await visitor.chat()).status).toBe('MISSED');
    // The answer may have been lost: the same tap again changes nothing.
    ringdown.passes(5);
    expect(await snoozesFrom(page, 'UNTIL_TOMORROW_MORNING')).toEqual(snoozed);
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
    expect(await takesBack(page)).toEqual({ status: 'DECLINED', snoozedUntil: null });
    expect(await snoozedUntil(ben)).toBeNull();
    await shop.visitor().requestsChat();
    await ben.phone.expectRing();
  });

  it('is taken back only as far as that link made it: a later snooze stays', async () => {
    shop = await ringdown.shop();
    const ben = await shop.operator();
    await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await snoozesFrom(page);
    const until = inSeconds(86_400);
    await snoozes(ben, { until });
    expect(await takesBack(page)).toMatchObject({ snoozedUntil: null });
    expect(await snoozedUntil(ben)).toBe(until);
  });

  it('is still possible right after declining, while the visitor waits', async () => {
    shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await shop.visitor().requestsChat();
    const page = await ben!.phone.expectRing();
    await cleo!.phone.expectRing();
    await page.declines();
    expect(await snoozesFrom(page)).toMatchObject({ status: 'DECLINED', snoozedUntil: inSeconds(3600) });
  });

  it('is refused once the request is over, was taken, or the link is dead, and for a link that leads nowhere', async () => {
    shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const taken = shop.visitor();
    await taken.requestsChat();
    const benPage = await ben!.phone.expectRing();
    await (await cleo!.phone.expectRing()).accepts();
    expect((await refusedFrom(benPage)).code).toBe('CONFLICT');
    await taken.ends();

    const left = shop.visitor();
    await left.requestsChat();
    const pages = [await ben!.phone.expectRing(), await cleo!.phone.expectRing()];
    await left.ends();
    for (const page of pages) expect((await refusedFrom(page)).code).toBe('CONFLICT');

    await shop.visitor().requestsChat();
    const stopped = await ben!.phone.expectRing();
    await cleo!.phone.expectRing();
    await ben!.updatesMobileChat({ phoneNumber: null });
    expect((await refusedFrom(stopped)).code).toBe('CONFLICT');
    expect(await snoozedUntil(ben!)).toBeNull();
    expect((await refusedFrom({ token: 'nowhere' })).code).toBe('NOT_FOUND');
    expect((await ringdown.anonymous.refusal(END_RING, { token: 'nowhere' })).code).toBe('NOT_FOUND');
  });

  it('takes only the choices there are', async () => {
    const refused = await ringdown.anonymous.refusal(SNOOZE_RING, { token: 'nowhere', choice: 'FOREVER' });
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', 'choice']);
  });
});
