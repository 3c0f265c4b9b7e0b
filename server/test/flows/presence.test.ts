import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../access/browser.js';
import { RawSocket } from '../access/raw-socket.js';
import type { ApiClient, EventStream } from '../harness/api-client.js';
import { CONSOLE_EVENTS, SIGN_OUT, UPDATE_OPERATOR } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import type { ConsoleEventView } from '../harness/views.js';
import { Watch } from '../harness/watch.js';
import { OperatorSession } from '../../src/access/operator-session.entity.js';
import { ConsoleLease } from '../../src/presence/console-lease.entity.js';
import { openConsole, renewConsoles } from '../../src/presence/consoles.js';
import { Role } from '../../src/vocabulary.js';

const GRACE = 20;
const CHANGE_PASSWORD = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
const CREATE_KEY = 'mutation { createApiKey(input: { name: "second" }) { id token } }';
const REVOKE_KEY = 'mutation ($id: ID!) { revokeApiKey(id: $id) }';

const CALLER = { kind: 'operator' as const, role: Role.OPERATOR, departmentIds: [] };

type ConsoleStream = EventStream<{ consoleEvents: ConsoleEventView }>;

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;
let watch: Watch;
beforeAll(async () => {
  ringdown = await Ringdown.start({ PRESENCE_GRACE_SECONDS: String(GRACE) });
});
afterEach(async () => {
  watch.stops();
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

/** A shop of which Ben is the only operator with a phone, watched by its administrator. */
async function open(): Promise<void> {
  shop = await ringdown.shop();
  ben = await shop.operator();
  watch = Watch.by(shop.admin);
  await watch.sees(ben, { loggedIn: false });
}

/** The console in a browser: the stream of its events once it is ready. */
async function consoleIn(browser: ApiClient): Promise<ConsoleStream> {
  const stream = browser.subscribe<{ consoleEvents: ConsoleEventView }>(CONSOLE_EVENTS, { attend: true });
  await stream.next('the console to be ready', ({ consoleEvents }) => consoleEvents.__typename === 'ConsoleReady');
  return stream;
}

const leases = (): Promise<ConsoleLease[]> =>
  ringdown.app.services.db.read.findBy(ConsoleLease, { operatorId: ben.id });

const oneLeaseIsLeft = (): Promise<boolean> =>
  eventually('one lease to be left', async () => (await leases()).length === 1);

describe('a console that is lost', () => {
  it('and comes back within the grace time is told to nobody, rings no phone, and changes no "since"', async () => {
    await open();
    const first = await ben.opensConsole();
    const before = await watch.sees(ben, { loggedIn: true });
    const { chat } = await shop.visitor().requestsChat();
    await ringdown.loses(first);
    ringdown.passes(GRACE - 1);
    const second = await ben.opensConsole();
    ringdown.passes(GRACE + 1);
    await oneLeaseIsLeft();
    expect((await ben.looksAt(chat.id)).reachability).toBe('CONSOLE');
    expect(ben.phone.received).toBe(1);
    await ringdown.loses(second);
    await ben.opensConsole();
    expect(watch.of(ben).slice(1)).toEqual([before]);
    const { since } = (await ben.isActive()) as { since: string };
    expect(since).toBe(before.since);
  });

  it('is counted out by the database when the grace time is over, and the phone rings for what waits', async () => {
    await open();
    const console = await ben.opensConsole();
    await shop.visitor().requestsChat();
    await ringdown.loses(console);
    ringdown.passes(GRACE - 1);
    await ben.isActive();
    expect(ben.phone.received).toBe(1);
    ringdown.passes(1);
    await ben.phone.expectRing();
    await watch.sees(ben, { loggedIn: false });
  });

  it('one of two changes nothing, and the grace time counts from the last one lost', async () => {
    await open();
    const [tab, other] = [await ben.opensConsole(), await ben.opensConsole()];
    await watch.sees(ben, { loggedIn: true });
    await shop.visitor().requestsChat();
    await ringdown.loses(tab);
    ringdown.passes(GRACE + 10);
    await oneLeaseIsLeft();
    await ringdown.loses(other);
    ringdown.passes(GRACE - 1);
    await ben.isActive();
    expect(ben.phone.received).toBe(1);
    expect(watch.of(ben)).toHaveLength(2);
    ringdown.passes(1);
    await ben.phone.expectRing();
  });

  it('and no longer answers pings is not renewed, while one that does is', async () => {
    await open();
    const { services } = ringdown.app;
    const { id: operatorId } = ben;
    const caller = { operatorId, organizationId: shop.id, sessionId: null, apiKeyId: null };
    const silent = await openConsole(
      services,
      { ...CALLER, ...caller },
      { cut: () => undefined, silentMs: () => 6000 },
    );
    await shop.visitor().requestsChat();
    expect(ben.phone.received).toBe(1);
    ringdown.passes(GRACE + 5);
    await ben.phone.expectRing();
    services.openConsoles.delete(silent);
  });
});

describe('a console that is open', () => {
  it('survives that its process stood still, or that the clock jumped: nothing rings, nothing is told', async () => {
    await open();
    const console = await ben.opensConsole();
    const before = await watch.sees(ben, { loggedIn: true });
    await shop.visitor().requestsChat();
    ringdown.passes(55);
    await eventually('the lease to be renewed', async () => {
      const [lease] = await leases();
      return lease && lease.expiresAt > ringdown.clock.now();
    });
    expect(watch.of(ben).slice(1)).toEqual([before]);
    expect(ben.phone.received).toBe(1);
    console.closes();
  });

  it('costs one write per process and tick, and no read, however many there are', async () => {
    await open();
    for (let tab = 0; tab < 3; tab += 1) await ben.opensConsole();
    const { services } = ringdown.app;
    const { db } = services;
    let [writes, reads] = [0, 0];
    const counted = Object.create(db, {
      write: { value: (work: Parameters<typeof db.write>[0]) => ((writes += 1), db.write(work)) },
      read: { get: () => ((reads += 1), db.read) },
    }) as typeof db;
    await renewConsoles({ ...services, db: counted });
    expect({ writes, reads }).toEqual({ writes: 1, reads: 0 });
  });
});

describe('at once, without any grace, the phone rings and the console is cut when its operator', () => {
  it('signs out', async () => {
    await open();
    const browser = await signedIn(ringdown.url, ben);
    const console = await consoleIn(browser);
    await shop.visitor().requestsChat();
    await browser.ask(SIGN_OUT);
    await ben.phone.expectRing();
    await console.over;
    await watch.sees(ben, { loggedIn: true });
    await watch.sees(ben, { loggedIn: false });
  });

  it('signs out after the tab was closed, within the grace time', async () => {
    await open();
    const browser = await signedIn(ringdown.url, ben);
    const console = await consoleIn(browser);
    await shop.visitor().requestsChat();
    const { openConsoles } = ringdown.app.services;
    const before = openConsoles.size;
    console.stop();
    await eventually('the console to be lost', () => Promise.resolve(openConsoles.size < before));
    expect(ben.phone.received).toBe(1);
    await browser.ask(SIGN_OUT);
    await ben.phone.expectRing();
  });

  it('signs out on the last of two devices, and not on the first', async () => {
    await open();
    const [laptop, tablet] = [await signedIn(ringdown.url, ben), await signedIn(ringdown.url, ben)];
    const consoles = [await consoleIn(laptop), await consoleIn(tablet)];
    const { chat } = await shop.visitor().requestsChat();
    await laptop.ask(SIGN_OUT);
    await consoles[0]!.over;
    expect((await ben.looksAt(chat.id)).reachability).toBe('CONSOLE');
    expect(ben.phone.received).toBe(1);
    await tablet.ask(SIGN_OUT);
    await ben.phone.expectRing();
  });

  it('loses the seat', async () => {
    await open();
    const cleo = await shop.operator({ name: 'Cleo' });
    const console = await ben.opensConsole();
    await shop.visitor().requestsChat();
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
    await console.isCutOff();
    await cleo.phone.expectRing();
    expect(ben.phone.received).toBe(1);
    expect(await leases()).toEqual([]);
  });

  it('changes the password in another browser', async () => {
    await open();
    const [here, there] = [await signedIn(ringdown.url, ben), await signedIn(ringdown.url, ben)];
    const console = await consoleIn(there);
    await shop.visitor().requestsChat();
    const input = { currentPassword: ben.password, newPassword: 'another long password' };
    await here.ask(CHANGE_PASSWORD, { input });
    await console.over;
    await ben.phone.expectRing();
  });

  it('has the API key revoked that it came with, and consoles of other keys and browsers stay', async () => {
    await open();
    const { createApiKey: key } = await ben.api.ask<{ createApiKey: { id: string; token: string } }>(CREATE_KEY);
    const byKey = await consoleIn(ben.api.as({ bearer: key.token }));
    const browser = await signedIn(ringdown.url, ben);
    const byBrowser = await consoleIn(browser);
    const { chat } = await shop.visitor().requestsChat();
    await ben.api.ask(REVOKE_KEY, { id: key.id });
    await byKey.over;
    await oneLeaseIsLeft();
    expect((await ben.looksAt(chat.id)).reachability).toBe('CONSOLE');
    await browser.ask(SIGN_OUT);
    await byBrowser.over;
    await ben.phone.expectRing();
  });
});

describe('a console that opens at the moment its access ends', () => {
  it('is refused, and leaves nobody logged in', async () => {
    await open();
    const browser = await signedIn(ringdown.url, ben);
    const { services } = ringdown.app;
    const sessions = await services.db.read.find(OperatorSession, {
      where: { operatorId: ben.id },
      order: { createdAt: 'DESC' },
    });
    const of = { operatorId: ben.id, organizationId: shop.id, sessionId: sessions[0]!.id, apiKeyId: null };
    await browser.ask(SIGN_OUT);
    await expect(
      openConsole(services, { ...CALLER, ...of }, { cut: () => undefined, silentMs: () => 0 }),
    ).rejects.toThrow('You were signed out.');
    expect(await leases()).toEqual([]);
  });

  it('or as many as fifty at once, whoever is first, leaves nobody logged in', async () => {
    await open();
    const browser = await signedIn(ringdown.url, ben);
    const sockets = await Promise.all(
      Array.from({ length: 25 }, () =>
        RawSocket.open(ringdown.url, { cookie: browser.credentials.cookie ?? '', origin: ringdown.url }),
      ),
    );
    for (const socket of sockets) for (const id of ['1', '2']) socket.subscribe(id, CONSOLE_EVENTS, { attend: true });
    await browser.ask(SIGN_OUT);
    await Promise.all(sockets.map(({ closed }) => closed));
    await eventually('every lease to end', async () => (await leases()).length === 0);
    await shop.visitor().requestsChat();
    await ben.phone.expectRing();
  });
});
