import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../access/browser.js';
import { SIGN_OUT } from '../harness/documents.js';
import type { CallCenterTraits, Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import { Watch } from '../harness/watch.js';
import { limitAbsence } from '../../src/presence/away.js';
import { writeActivity } from '../../src/presence/activity.js';

const MINUTE = 60;
/** What a process may still have to write down, and a second for the engine's turn. */
const SLACK = 4;

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;
let watch: Watch;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  watch.stops();
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

/** A shop of which Ben is the only operator with a phone, watched by its administrator. */
async function open(traits: CallCenterTraits): Promise<void> {
  shop = await ringdown.shop(traits);
  ben = await shop.operator();
  watch = Watch.by(shop.admin);
  await watch.sees(ben, { loggedIn: false });
}

/** Ben has done what he did: it is written down, as it is within two seconds. */
async function isWrittenDown(): Promise<void> {
  await writeActivity(ringdown.app.services);
}

const whoWouldRing = async (): Promise<{ code: string; wouldRing: boolean }[]> => {
  const query = 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reasons { code wouldRing operator { id } } } }';
  interface Answer {
    whoWouldRing: { reasons: { code: string; wouldRing: boolean; operator: { id: string } }[] };
  }
  const answer = await shop.admin.ask<Answer>(query, { id: shop.departmentId });
  return answer.whoWouldRing.reasons
    .filter(({ operator }) => operator.id === ben.id)
    .map(({ code, wouldRing }) => ({ code, wouldRing }));
};

describe('an operator at a console without activity', () => {
  it('is set to away after autoAwayMinutes, marked as automatic: phones ring for what waits', async () => {
    await open({ autoAwayMinutes: 5 });
    const cleo = await shop.operator({ name: 'Cleo' });
    await ben.opensConsole();
    await watch.sees(ben, { loggedIn: true });
    await isWrittenDown();
    ringdown.passes(5 * MINUTE - 10);
    expect((await shop.visitor().requestsChat()).chat.reachability).toBe('CONSOLE');
    expect(cleo.phone.received).toBe(1);
    ringdown.passes(10 + SLACK);
    await watch.sees(ben, { loggedIn: true, availability: 'AWAY', awayAutomatically: true });
    await cleo.phone.expectRing();
    expect(ben.phone.received).toBe(1);
  });

  it('takes chats again with the first activity, and no phone rings for the next visitor', async () => {
    await open({ autoAwayMinutes: 1 });
    await ben.opensConsole();
    await isWrittenDown();
    ringdown.passes(MINUTE + SLACK);
    await watch.sees(ben, { awayAutomatically: true });
    expect(await ben.isActive()).toMatchObject({ availability: 'ACCEPTING', awayAutomatically: false, loggedIn: true });
    await watch.sees(ben, { availability: 'ACCEPTING', awayAutomatically: false });
    expect((await shop.visitor().requestsChat()).chat.reachability).toBe('CONSOLE');
  });

  it('is not protected by a chat they hold at the console', async () => {
    await open({ autoAwayMinutes: 1 });
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const held = await ben.accepts(chat.id);
    const listening = held.listens();
    await held.says('Hello');
    await isWrittenDown();
    ringdown.passes(MINUTE + SLACK);
    await watch.sees(ben, { awayAutomatically: true });
    expect((await ben.looksAt(chat.id)).operator?.name).toBe('Ben');
    listening.stop();
    await visitor.ends();
  });

  it('does not become active by a console that merely reconnects', async () => {
    await open({ autoAwayMinutes: 1 });
    const console = await ben.opensConsole();
    await isWrittenDown();
    ringdown.passes(40);
    await ringdown.loses(console);
    await ben.opensConsole();
    ringdown.passes(20 + SLACK);
    await watch.sees(ben, { awayAutomatically: true });
  });
});

describe('an operator stays accepting', () => {
  it.each([
    ['a pointer or key', (): Promise<unknown> => ben.isActive()],
    [
      'any mutation, even one that is refused',
      (): Promise<unknown> => ben.api.send('mutation { endChat(chatId: "none") { id } }'),
    ],
    ['signing in on another device', (): Promise<unknown> => signedIn(ringdown.url, ben)],
    ['saying that they accept', (): Promise<unknown> => ben.comesBack()],
  ])('by %s within the time', async (_what, act) => {
    await open({ autoAwayMinutes: 1 });
    await ben.opensConsole();
    await isWrittenDown();
    ringdown.passes(50);
    await act();
    await isWrittenDown();
    ringdown.passes(50);
    // Who is looked at after Ben, and is idle: the engine has been there.
    const cleo = await shop.operator({ name: 'Cleo' });
    await cleo.opensConsole();
    await isWrittenDown();
    ringdown.passes(1);
    await watch.sees(cleo, { loggedIn: true });
    expect(watch.of(ben).some(({ awayAutomatically }) => awayAutomatically)).toBe(false);
    ringdown.passes(20);
    await watch.sees(ben, { awayAutomatically: true });
  });

  it('for ever where autoAwayMinutes is null, and while they have no console', async () => {
    await open({});
    await ben.opensConsole();
    const idle = await ringdown.shop({ autoAwayMinutes: 1 });
    const [cleo, dana] = await idle.operators('Cleo', 'Dana');
    await dana!.opensConsole();
    const other = Watch.by(idle.admin);
    ringdown.passes(60 * MINUTE);
    await other.sees(dana!, { awayAutomatically: true });
    expect(other.of(cleo!)).toHaveLength(1);
    expect(watch.of(ben).every(({ availability }) => availability === 'ACCEPTING')).toBe(true);
    other.stops();
  });
});

describe('an absence chosen by hand', () => {
  it('is not ended by activity', async () => {
    await open({ autoAwayMinutes: 1 });
    await ben.opensConsole();
    await ben.goesAway();
    await watch.sees(ben, { availability: 'AWAY', awayAutomatically: false });
    expect(await ben.isActive()).toMatchObject({ availability: 'AWAY', awayAutomatically: false });
  });

  it('replaces an automatic one: activity does not end it any more', async () => {
    await open({ autoAwayMinutes: 1 });
    await ben.opensConsole();
    await isWrittenDown();
    ringdown.passes(MINUTE + SLACK);
    const { since } = await watch.sees(ben, { awayAutomatically: true });
    await ben.goesAway();
    expect(await watch.sees(ben, { awayAutomatically: false })).toMatchObject({ availability: 'AWAY', since });
    expect(await ben.isActive()).toMatchObject({ availability: 'AWAY', awayAutomatically: false });
  });
});

describe('an operator who signs out while set to away', () => {
  it('is not shown as accepting for a moment, and comes back with signing in', async () => {
    await open({ autoAwayMinutes: 1 });
    const browser = await signedIn(ringdown.url, ben);
    const stream = browser.subscribe('subscription { consoleEvents { __typename } }');
    await watch.sees(ben, { loggedIn: true });
    await isWrittenDown();
    ringdown.passes(MINUTE + SLACK);
    await watch.sees(ben, { awayAutomatically: true });
    await browser.ask(SIGN_OUT);
    await stream.over;
    await watch.sees(ben, { loggedIn: false, availability: 'AWAY' });
    expect(watch.of(ben).map(({ availability }) => availability)).toEqual(['ACCEPTING', 'ACCEPTING', 'AWAY', 'AWAY']);
    await signedIn(ringdown.url, ben);
    await watch.sees(ben, { loggedIn: false, availability: 'ACCEPTING', awayAutomatically: false });
  });
});

describe('an operator who is away at the console for awayLogsOutMinutes', () => {
  it('counts as logged out at that time, for everybody, and the phone rings once for what waits', async () => {
    await open({ awayLogsOutMinutes: 30 });
    const cleo = await shop.operator({ name: 'Cleo' });
    await ben.opensConsole();
    await ben.goesAway();
    const { since } = await watch.sees(ben, { loggedIn: true, availability: 'AWAY' });
    ringdown.passes(30 * MINUTE - 10);
    await shop.visitor().requestsChat();
    await cleo.phone.expectRing();
    expect(await whoWouldRing()).toEqual([{ code: 'LOGGED_IN', wouldRing: false }]);
    expect(ben.phone.received).toBe(1);
    ringdown.passes(10);
    const page = await ben.phone.expectRing();
    const out = await watch.sees(ben, { loggedIn: false, availability: 'AWAY' });
    expect(Date.parse(out.since) - Date.parse(since)).toBe(30 * MINUTE * 1000);
    expect(await whoWouldRing()).toEqual([{ code: 'WOULD_RING', wouldRing: true }]);
    await page.accepts();
    expect([ben.phone.received, cleo.phone.received]).toEqual([2, 2]);
  });

  it('is logged in again as soon as they accept: what waits is offered there, and no phone rings', async () => {
    await open({ awayLogsOutMinutes: 1 });
    await ben.opensConsole();
    await ben.goesAway();
    ringdown.passes(MINUTE);
    await watch.sees(ben, { loggedIn: false });
    expect(await whoWouldRing()).toEqual([{ code: 'WOULD_RING', wouldRing: true }]);
    await ben.comesBack();
    await watch.sees(ben, { loggedIn: true, availability: 'ACCEPTING' });
    expect((await shop.visitor().requestsChat()).chat.reachability).toBe('CONSOLE');
    expect(ben.phone.received).toBe(1);
  });

  it('counts from signing in, for who was away before', async () => {
    await open({ awayLogsOutMinutes: 10 });
    await ben.goesAway();
    ringdown.passes(60 * MINUTE);
    await ben.opensConsole();
    await watch.sees(ben, { loggedIn: true, availability: 'AWAY' });
    ringdown.passes(10 * MINUTE);
    await watch.sees(ben, { loggedIn: false });
  });

  it('stays logged in without end where the setting is null', async () => {
    await open({});
    await ben.opensConsole();
    await ben.goesAway();
    ringdown.passes(600 * MINUTE);
    await limitAbsence(ringdown.app.services);
    expect(await whoWouldRing()).toEqual([{ code: 'LOGGED_IN', wouldRing: false }]);
  });

  it('follows a change of the setting at once: rung when it is lowered, logged in when it is lifted', async () => {
    await open({});
    const cleo = await shop.operator({ name: 'Cleo' });
    await ben.opensConsole();
    await ben.goesAway();
    ringdown.passes(20 * MINUTE);
    await shop.visitor().requestsChat();
    await cleo.phone.expectRing();
    expect(ben.phone.received).toBe(1);
    await shop.callCenter({ awayLogsOutMinutes: 10 });
    await watch.sees(ben, { loggedIn: false });
    await ben.phone.expectRing();
    await shop.callCenter({ awayLogsOutMinutes: null });
    await watch.sees(ben, { loggedIn: true });
    await shop.callCenter({ awayLogsOutMinutes: 60 });
    ringdown.passes(40 * MINUTE);
    await watch.sees(ben, { loggedIn: false });
  });

  it('keeps a chat they hold: being at the console is a sign of life, accepting or not', async () => {
    await open({ awayLogsOutMinutes: 1 });
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const listening = visitor.listens();
    await (await ben.accepts(chat.id)).says('One moment');
    await ben.goesAway();
    ringdown.passes(2 * MINUTE);
    await watch.sees(ben, { loggedIn: false });
    ringdown.passes(2 * MINUTE);
    await visitor.says('Still there?');
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    listening.stop();
    await visitor.ends();
  });

  it('is set to away first, then logged out, when both settings say so', async () => {
    await open({ autoAwayMinutes: 1, awayLogsOutMinutes: 2 });
    await ben.opensConsole();
    await isWrittenDown();
    ringdown.passes(MINUTE + SLACK);
    await watch.sees(ben, { loggedIn: true, awayAutomatically: true });
    ringdown.passes(2 * MINUTE);
    await watch.sees(ben, { loggedIn: false, awayAutomatically: true });
    await ben.isActive();
    await watch.sees(ben, { loggedIn: true, availability: 'ACCEPTING' });
  });
});
