import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.js';
import { Ringdown } from '../harness/start-app.js';
import { PRESENCE, SIGN_IN, SIGN_OUT } from '../harness/documents.js';
import { ApiClient } from '../harness/api-client.js';
import { cookieOf } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import type { PresenceView } from '../harness/views.js';
import { ConsoleLease } from '../../src/presence/console-lease.entity.js';

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

/** Signs in as a browser does, with a cookie. */
async function browserOf(operator: Operator): Promise<ApiClient> {
  const browser = new ApiClient(ringdown.url, { origin: ringdown.url });
  const variables = { input: { email: operator.email, password: operator.password } };
  const response = await browser.post(JSON.stringify({ query: SIGN_IN, variables }));
  return browser.as({ origin: ringdown.url, cookie: cookieOf(response) });
}

describe('with somebody at the console', () => {
  it('no phone rings: the request is offered there, and accepted there', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const console = await ben!.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    expect(chat.reachability).toBe('CONSOLE');
    await console.isOffered(chat.id);
    const listening = visitor.listens();
    await ben!.accepts(chat.id);
    expect((await listening.seesChat('ACTIVE')).operator?.name).toBe('Ben');
    await console.sees(chat.id, 'ACTIVE');
    expect([ben!.phone.received, cleo!.phone.received]).toEqual([1, 1]);
    await visitor.ends();
  });

  it('who is away does not block the phones of the others, and is not rung', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await ben!.opensConsole();
    await ben!.goesAway();
    const { chat } = await shop.visitor().requestsChat();
    expect(chat.reachability).toBe('MOBILE');
    await cleo!.phone.expectRing();
    expect(ben!.phone.received).toBe(1);
  });

  it('a console that does not attend keeps no phone silent', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const wallboard = await ben.opensConsole(false);
    const { chat } = await shop.visitor().requestsChat();
    await ben.phone.expectRing();
    await wallboard.isOffered(chat.id);
  });

  it('overflows to the phones after overflowAfterSeconds, while the consoles keep offering', async () => {
    const shop = await ringdown.shop({ overflowAfterSeconds: 15 });
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await ben!.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    ringdown.passes(15);
    await cleo!.phone.expectRing();
    await ben!.accepts(chat.id);
    await visitor.ends();
  });
});

describe('while phones ring', () => {
  it('an operator who logs in is offered the chat and may accept it there; the links say so', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const [bens, cleos] = [await ben!.phone.expectRing(), await cleo!.phone.expectRing()];
    const console = await ben!.opensConsole();
    expect(await bens.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
    await console.isOffered(chat.id).catch(() => undefined);
    await ben!.accepts(chat.id);
    for (const page of [bens, cleos]) {
      expect(await page.shows()).toMatchObject({ status: 'RESCINDED', acceptable: false, answeredBy: 'Ben' });
      expect(await page.taps()).toMatchObject({ __typename: 'ChatTaken', takenBy: 'Ben' });
    }
    await visitor.ends();
  });

  it('the next phone of a round robin does not ring once somebody accepts at a console', async () => {
    const shop = await ringdown.shop({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 10 });
    const [first, second] = (await shop.operators('Ben', 'Cleo')).sort((a, b) => (a.id < b.id ? -1 : 1));
    const dana = await shop.operator({ name: 'Dana', onDuty: false });
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const page = await first!.phone.expectRing();
    await dana.opensConsole();
    ringdown.passes(10);
    await eventually('the ring to time out', async () => (await page.shows())?.status === 'TIMED_OUT');
    expect(second!.phone.received).toBe(1);
    await dana.accepts(chat.id);
    await visitor.ends();
  });
});

describe('the rule is applied again at once', () => {
  it('when the last accepting operator goes away', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await ben!.opensConsole();
    await shop.visitor().requestsChat();
    await ben!.goesAway();
    await cleo!.phone.expectRing();
    expect(ben!.phone.received).toBe(1);
  });

  it('when the last accepting operator signs out: their own phone rings too', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const browser = await browserOf(ben);
    const stream = browser.subscribe<{ consoleEvents: { __typename: string } }>(
      'subscription { consoleEvents { __typename } }',
    );
    await stream.next('the console to be ready', ({ consoleEvents }) => consoleEvents.__typename === 'ConsoleReady');
    await shop.visitor().requestsChat();
    expect(ben.phone.received).toBe(1);
    await browser.ask(SIGN_OUT);
    await ben.phone.expectRing();
    await stream.over;
    expect(await browser.ask('{ me { id } }')).toEqual({ me: null });
  });

  it('when the last console is lost for longer than the grace time, and not before', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const console = await ben.opensConsole();
    const { chat } = await shop.visitor().requestsChat();
    await ringdown.loses(console);
    expect((await ben.looksAt(chat.id)).reachability).toBe('CONSOLE');
    ringdown.passes(21);
    await ben.phone.expectRing();
  });

  it('when somebody becomes ringable while others ring', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await cleo!.updatesMobileChat({ mode: 'OFF' });
    await shop.visitor().requestsChat();
    await ben!.phone.expectRing();
    await cleo!.updatesMobileChat({ mode: 'ON' });
    await cleo!.phone.expectRing();
  });
});

describe('presence', () => {
  it('tells colleagues the present state first, then log-in, away and log-out', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    const stream = cleo!.api.subscribe<{ presence: PresenceView }>(PRESENCE, { departmentId: shop.departmentId });
    const ofBen = async (what: string, wanted: Partial<PresenceView>): Promise<void> => {
      await stream.next(
        what,
        ({ presence }) =>
          presence.operatorId === ben!.id &&
          Object.entries(wanted).every(([key, value]) => presence[key as keyof PresenceView] === value),
      );
    };
    await ofBen('the present state', { loggedIn: false });
    const console = await ben!.opensConsole();
    await ofBen('the log-in', { loggedIn: true, availability: 'ACCEPTING' });
    await ben!.goesAway();
    await ofBen('the absence', { loggedIn: true, availability: 'AWAY' });
    await ringdown.loses(console);
    ringdown.passes(21);
    await ofBen('the log-out', { loggedIn: false, availability: 'AWAY' });
  });

  it('of a console whose lease ran out, because the process stood still, comes back: the console opens anew', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const console = await ben.opensConsole();
    const { services } = ringdown.app;
    await services.db.write((manager) => manager.delete(ConsoleLease, { operatorId: ben.id }));
    services.engine.wake();
    await console.isCutOff();
    await ben.opensConsole();
    expect((await shop.visitor().requestsChat()).chat.reachability).toBe('CONSOLE');
  });

  it('is kept by one of two consoles when the other is lost', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const lost = await ben.opensConsole();
    await ben.opensConsole();
    await ringdown.loses(lost);
    ringdown.passes(14);
    const { chat } = await shop.visitor().requestsChat();
    expect(chat.reachability).toBe('CONSOLE');
  });
});
