import { afterAll, afterEach, beforeAll, expect, it, vi, type MockInstance } from 'vitest';
import { signedIn } from '../access/browser.js';
import { writeActivity } from '../../src/presence/activity.js';
import { limitAbsence } from '../../src/presence/away.js';
import { renewConsoles } from '../../src/presence/consoles.js';
import type { PubSub } from '../../src/pub-sub/pub-sub.js';
import { ApiClient } from './api-client.js';
import { SIGN_OUT, UPDATE_OPERATOR } from './documents.js';
import { eventually } from './eventually.js';
import type { CallCenterTraits, Shop } from './given.js';
import type { Operator } from './operator.js';
import { Ringdown } from './start-app.js';
import { Watch } from './watch.js';

/** What two servers on one database promise about presence, however they hear of each other. */
export function twoServersAgreeOnPresence(variables: Record<string, string> = {}): void {
  let one: Ringdown;
  let other: Ringdown;
  let shop: Shop;
  let ben: Operator;
  /** A colleague at the other server. */
  let watch: Watch;
  beforeAll(async () => {
    one = await Ringdown.start(variables);
    other = await one.another(variables);
  });
  afterEach(async () => {
    watch.stops();
    await one.tidy();
  });
  afterAll(async () => {
    await other.app.stop();
    await one.finish();
  });

  const open = async (traits: CallCenterTraits = {}): Promise<void> => {
    shop = await one.shop(traits);
    ben = await shop.operator();
    watch = Watch.by(atTheOther(shop.admin));
    await watch.sees(ben, { loggedIn: false });
  };
  const atTheOther = ({ credentials }: ApiClient): ApiClient => new ApiClient(other.url, credentials);
  /** Time goes on at both, in steps that both live through. */
  const elapse = async (seconds: number): Promise<void> => {
    for (let left = seconds; left > 0; left -= 10) {
      one.clock.advance(Math.min(left, 10));
      for (const { app } of [one, other]) await renewConsoles(app.services);
    }
    for (const { app } of [one, other]) app.services.engine.wake();
  };

  it('what happens at one is told at the other: log-in, away, back, and log-out after the grace time', async () => {
    await open();
    const console = await ben.opensConsole();
    await watch.sees(ben, { loggedIn: true, availability: 'ACCEPTING' });
    await ben.goesAway();
    await watch.sees(ben, { availability: 'AWAY' });
    await ben.comesBack();
    await watch.sees(ben, { availability: 'ACCEPTING' });
    await one.loses(console);
    await elapse(21);
    await watch.sees(ben, { loggedIn: false });
  });

  it('signing out at the other cuts the console at this one, and phones ring at once', async () => {
    await open();
    const browser = await signedIn(one.url, ben);
    const stream = browser.subscribe('subscription { consoleEvents { __typename } }');
    await watch.sees(ben, { loggedIn: true });
    await shop.visitor().requestsChat();
    await new ApiClient(other.url, { ...browser.credentials, origin: other.url }).ask(SIGN_OUT);
    await ben.phone.expectRing();
    await watch.sees(ben, { loggedIn: false });
    await stream.over;
  });

  it('deactivating at the other cuts the console at this one, and the phones of colleagues ring at once', async () => {
    await open();
    const cleo = await shop.operator({ name: 'Cleo' });
    const console = await ben.opensConsole();
    await watch.sees(ben, { loggedIn: true });
    await shop.visitor().requestsChat();
    await atTheOther(shop.admin).ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
    await cleo.phone.expectRing();
    await console.isCutOff();
  });

  it('activity at the other counts for a console at this one', async () => {
    await open({ autoAwayMinutes: 1 });
    await ben.opensConsole();
    await watch.sees(ben, { loggedIn: true });
    await elapse(50);
    await atTheOther(ben.api).ask('mutation { noteActivity { operatorId } }');
    await writeActivity(other.app.services);
    await elapse(50);
    expect(await ben.isActive()).toMatchObject({ availability: 'ACCEPTING' });
    expect(watch.of(ben).some(({ awayAutomatically }) => awayAutomatically)).toBe(false);
  });

  it('an idle operator is set to away, and one away for long is logged out, once each, by whichever is first', async () => {
    await open({ autoAwayMinutes: 1, awayLogsOutMinutes: 1 });
    await ben.opensConsole();
    await watch.sees(ben, { loggedIn: true });
    for (const { app } of [one, other]) await writeActivity(app.services);
    const spies = [one, other].map(({ app }) => vi.spyOn(app.services.pubSub, 'publish'));
    await elapse(64);
    await watch.sees(ben, { loggedIn: true, awayAutomatically: true });
    await elapse(61);
    await watch.sees(ben, { loggedIn: false });
    const told = (): unknown[] => spies.flatMap((spy) => presenceTold(spy, ben));
    await eventually('both to be told', () => Promise.resolve(told().length >= 2));
    for (const { app } of [one, other]) await limitAbsence(app.services);
    expect(told()).toHaveLength(2);
    for (const spy of spies) spy.mockRestore();
  });
}

function presenceTold(spy: MockInstance<PubSub['publish']>, { id }: Operator): unknown[] {
  const wanted = JSON.stringify({ kind: 'PRESENCE', operatorId: id });
  return spy.mock.calls.map(([, event]) => event).filter((event) => JSON.stringify(event) === wanted);
}
