import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../harness/api-client.js';
import { CONSOLE_EVENTS, SIGN_IN, SIGN_OUT, UPDATE_OPERATOR } from '../harness/documents.js';
import { newEmail, type Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import { signedIn } from './browser.js';
import { RawSocket } from './raw-socket.js';

const ME = '{ me { id name email role active departments { name } presence { loggedIn } mobileChat { mode } } }';
const DAY = 24 * 3600;

let ringdown: Ringdown;
let shop: Shop;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  shop = await ringdown.shop();
});
afterAll(async () => {
  await ringdown.finish();
});

const employ = (): Promise<Operator> => shop.operator({ onDuty: false });
const me = async (api: ApiClient): Promise<{ name: string } | null> => (await api.ask<{ me: { name: string } }>(ME)).me;

function refusedSignIn(email: string, password: string): Promise<{ code: string; message: string }> {
  return new ApiClient(ringdown.url).refusal(SIGN_IN, { input: { email, password } });
}

/** A socket of a browser with its console open. */
async function openConsole(browser: ApiClient): Promise<RawSocket> {
  const { cookie = '', origin = '' } = browser.credentials;
  const socket = await RawSocket.open(ringdown.url, { cookie, origin });
  socket.subscribe('console', CONSOLE_EVENTS, { attend: true });
  await socket.hears('next', 'console');
  return socket;
}

describe('signing in', () => {
  it('sets a cookie that shows who one is, whatever the case of the e-mail', async () => {
    const ben = await employ();
    const browser = await signedIn(ringdown.url, { email: ` ${ben.email.toUpperCase()} `, password: ben.password });
    expect(await me(browser)).toEqual({
      id: ben.id,
      name: 'Ben',
      email: ben.email,
      role: 'OPERATOR',
      active: true,
      departments: [{ name: 'Sales' }],
      presence: { loggedIn: false },
      mobileChat: { mode: 'OFF' },
    });
  });

  it('is refused in the same words, whoever is asked for', async () => {
    const ben = await employ();
    const gone = await employ();
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: gone.id, active: false } });
    const refusals = await Promise.all([
      refusedSignIn(ben.email, 'wrong password'),
      refusedSignIn(newEmail(), ben.password),
      refusedSignIn(gone.email, gone.password),
      refusedSignIn(ben.email, ''),
    ]);
    for (const { code, message } of refusals) {
      expect({ code, message }).toEqual({
        code: 'UNAUTHENTICATED',
        message: 'UNAUTHENTICATED: E-mail or password is wrong.',
      });
    }
  });

  it('is slowed down after wrong passwords, and never for long', async () => {
    const ben = await employ();
    const wrong = Array.from({ length: 20 }, () => refusedSignIn(ben.email, 'wrong password'));
    const codes = (await Promise.all(wrong)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0);
    expect(codes.filter((code) => code === 'UNAUTHENTICATED').length).toBeGreaterThanOrEqual(10);
    const refusal = await new ApiClient(ringdown.url).send(SIGN_IN, {
      input: { email: ben.email, password: ben.password },
    });
    const seconds = refusal.errors?.[0]?.extensions.retryAfterSeconds ?? 0;
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    ringdown.passes(seconds);
    expect((await me(await signedIn(ringdown.url, ben)))?.name).toBe('Ben');
  });

  it('is not slowed down by right passwords', async () => {
    const ben = await employ();
    for (let times = 0; times < 15; times += 1) await signedIn(ringdown.url, ben);
  });

  it('is refused on a socket, which cannot set the cookie', async () => {
    const ben = await employ();
    const socket = await RawSocket.open(ringdown.url, {});
    const { errors } = await socket.ask(SIGN_IN, { input: { email: ben.email, password: ben.password } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    socket.close();
  });
});

describe('a session', () => {
  it('ends with signing out: its sockets close at once, others stay', async () => {
    const ben = await employ();
    const [here, there] = [await signedIn(ringdown.url, ben), await signedIn(ringdown.url, ben)];
    const [console, other] = [await openConsole(here), await openConsole(there)];
    expect(await here.ask(SIGN_OUT)).toEqual({ signOut: true });
    expect(await console.closed).toEqual({ code: 4403, reason: 'Access ended' });
    expect(await me(here)).toBeNull();
    expect((await me(there))?.name).toBe('Ben');
    expect(await other.ask(ME)).toHaveProperty('data.me.name', 'Ben');
    other.close();
    expect(await here.ask(SIGN_OUT)).toEqual({ signOut: false });
  });

  it('ends after 30 days without use, and not before', async () => {
    const ben = await employ();
    const browser = await signedIn(ringdown.url, ben);
    ringdown.passes(29 * DAY);
    expect((await me(browser))?.name).toBe('Ben');
    ringdown.passes(29 * DAY);
    expect((await me(browser))?.name).toBe('Ben');
    ringdown.passes(30 * DAY + 1);
    expect(await me(browser)).toBeNull();
  });

  it('ends when the operator is deactivated: cookie, key and sockets', async () => {
    const ben = await employ();
    const browser = await signedIn(ringdown.url, ben);
    const console = await openConsole(browser);
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
    expect((await console.closed).code).toBe(4403);
    expect(await me(browser)).toBeNull();
    expect((await ben.api.refusal(ME)).code).toBe('UNAUTHENTICATED');
  });

  it('is asked anew when departments or role change', async () => {
    const ben = await employ();
    const console = await openConsole(await signedIn(ringdown.url, ben));
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, departmentIds: [] } });
    expect((await console.closed).code).toBe(4205);
  });

  it('stays when the password is changed in it, and the others end', async () => {
    const ben = await employ();
    const [here, there] = [await signedIn(ringdown.url, ben), await signedIn(ringdown.url, ben)];
    const elsewhere = await openConsole(there);
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
    const wrong = await here.refusal(change, { input: { currentPassword: 'wrong', newPassword: 'a new password' } });
    expect([wrong.code, wrong.field]).toEqual(['BAD_USER_INPUT', 'currentPassword']);
    const short = await here.refusal(change, { input: { currentPassword: ben.password, newPassword: 'short' } });
    expect([short.code, short.field]).toEqual(['BAD_USER_INPUT', 'newPassword']);
    await here.ask(change, { input: { currentPassword: ben.password, newPassword: 'a new password' } });
    expect((await elsewhere.closed).code).toBe(4403);
    expect([(await me(here))?.name, await me(there)]).toEqual(['Ben', null]);
    expect((await refusedSignIn(ben.email, ben.password)).code).toBe('UNAUTHENTICATED');
    expect((await me(await signedIn(ringdown.url, { email: ben.email, password: 'a new password' })))?.name).toBe(
      'Ben',
    );
  });

  it('ends when an administrator sets another password', async () => {
    const ben = await employ();
    const browser = await signedIn(ringdown.url, ben);
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, password: 'another password' } });
    expect(await me(browser)).toBeNull();
  });
});

describe('an API key', () => {
  const KEYS = '{ apiKeys { id name createdAt lastUsedAt } }';
  const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) }';
  const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { id name token } }';

  it('acts as its maker until it is revoked, its sockets included', async () => {
    const ben = await employ();
    const { createApiKey: key } = await ben.api.ask<{ createApiKey: { id: string; token: string } }>(CREATE, {
      input: { name: ' Export ' },
    });
    const api = new ApiClient(ringdown.url, { bearer: key.token });
    expect((await me(api))?.name).toBe('Ben');
    const socket = await RawSocket.open(ringdown.url, {}, { authorization: `Bearer ${key.token}` });
    const listed = await shop.admin.ask<{ apiKeys: { id: string; name: string; lastUsedAt: string | null }[] }>(KEYS);
    const mine = listed.apiKeys.find(({ id }) => id === key.id);
    expect(mine?.name).toBe('Export');
    expect(mine?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(key.token);
    await ben.api.ask(REVOKE, { id: key.id });
    expect((await api.refusal(ME)).code).toBe('UNAUTHENTICATED');
    expect((await socket.closed).code).toBe(4205);
  });

  it('of somebody else is NOT_FOUND to an operator, not to an administrator', async () => {
    const [ben, cleo] = [await employ(), await employ()];
    const { createApiKey: key } = await ben.api.ask<{ createApiKey: { id: string } }>(CREATE, { input: { name: 'x' } });
    expect((await cleo.api.refusal(REVOKE, { id: key.id })).code).toBe('NOT_FOUND');
    expect((await cleo.api.refusal(KEYS)).code).toBe('FORBIDDEN');
    expect(await shop.admin.ask(REVOKE, { id: key.id })).toEqual({ revokeApiKey: true });
    expect((await shop.admin.refusal(REVOKE, { id: key.id })).code).toBe('NOT_FOUND');
  });
});
