import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../harness/api-client.js';
import { REQUEST_CHAT } from '../harness/documents.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import { signedIn } from './browser.js';
import { RawSocket } from './raw-socket.js';

const ME = '{ me { name } }';
const SHOP = 'https://shop.example';
const EVIL = 'https://evil.example';

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;
let cookie: string;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  shop = await ringdown.shop();
  ben = await shop.operator({ onDuty: false });
  cookie = (await signedIn(ringdown.url, ben)).credentials.cookie ?? '';
});
afterAll(async () => {
  await ringdown.finish();
});

const known = (): ReadonlyMap<string, string> => new Map([['own', ringdown.url]]);
const origin = (name: string): Record<string, string> => {
  const value = known().get(name) ?? name;
  return value === 'none' ? {} : { origin: value };
};

/** The name `me` has over HTTP, or the code of the refusal. */
async function overHttp(headers: Record<string, string>): Promise<string | null> {
  const response = await new ApiClient(ringdown.url).post(JSON.stringify({ query: ME }), headers);
  const { data, errors } = (await response.json()) as {
    data?: { me: { name: string } | null };
    errors?: { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code ?? data?.me?.name ?? null;
}

/** The same over a socket; the code it was closed with where it was. */
async function overSocket(headers: Record<string, string>, authorization?: string): Promise<unknown> {
  const socket = await RawSocket.open(
    ringdown.url,
    headers,
    authorization === undefined ? undefined : { authorization },
  );
  const answer = socket.ask(ME).then((told) => (told.data as { me: { name: string } | null }).me?.name ?? null);
  const outcome = await Promise.race([answer, socket.closed.then(({ code }) => code)]);
  socket.close();
  answer.catch(() => undefined);
  return outcome;
}

describe('the session cookie', () => {
  it.each([
    ['own', 'Ben'],
    ['none', null],
    [EVIL, null],
    [SHOP, null],
    ['null', null],
  ])('with the origin %s, on both transports, is %s', async (name, expected) => {
    expect(await overHttp({ cookie, ...origin(name) })).toBe(expected);
    expect(await overSocket({ cookie, ...origin(name) })).toBe(expected);
  });

  it('is out of reach of scripts and of other sites', async () => {
    const input = { email: ben.email, password: ben.password };
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
    const response = await new ApiClient(ringdown.url).post(JSON.stringify({ query, variables: { input } }));
    expect(response.headers.get('set-cookie')).toMatch(
      /^ringdown_session=[\w-]{22}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('is a __Host- one under https, and counts only under that name', async () => {
    const secure = await Ringdown.start({ PUBLIC_URL: 'https://chat.example.com' });
    const url = `http://127.0.0.1:${secure.app.port}`;
    const query = `mutation { createOrganization(input: { name: "A", administratorName: "Ada", email: "a@b.example",
      password: "long enough" }) { id } }`;
    const response = await new ApiClient(url).post(JSON.stringify({ query }));
    const [value] = response.headers.getSetCookie();
    expect(value).toMatch(/^__Host-ringdown_session=[\w-]{22}; .*Secure/);
    const token = /=([\w-]{22})/.exec(value ?? '')?.[1] ?? '';
    const me = async (name: string, from: string): Promise<unknown> =>
      (await new ApiClient(url, { cookie: `${name}=${token}`, origin: from }).ask<{ me: unknown }>(ME)).me;
    expect(await me('__Host-ringdown_session', 'https://chat.example.com')).toEqual({ name: 'Ada' });
    expect(await me('ringdown_session', 'https://chat.example.com')).toBeNull();
    expect(await me('__Host-ringdown_session', url)).toBeNull();
    await secure.finish();
  });
});

describe('a bearer token', () => {
  const bearer = (): string => `Bearer ${ben.api.credentials.bearer ?? ''}`;

  it.each(['own', 'none', EVIL])('counts with the origin %s', async (name) => {
    expect(await overHttp({ authorization: bearer(), ...origin(name) })).toBe('Ben');
    expect(await overSocket(origin(name), bearer())).toBe('Ben');
  });

  it.each(['Bearer nonsense', 'Bearer rdk_nonsense', 'Bearer', 'Bearer ', 'bearer x y'])(
    'that is not valid (%s) is UNAUTHENTICATED, never a fall-back to the cookie',
    async (authorization) => {
      expect(await overHttp({ cookie, authorization, ...origin('own') })).toBe('UNAUTHENTICATED');
      expect(await overSocket({ cookie, ...origin('own') }, authorization)).toBe(4401);
    },
  );

  it('makes the cookie beside it irrelevant', async () => {
    const admin = `Bearer ${shop.admin.credentials.bearer ?? ''}`;
    expect(await overHttp({ cookie, authorization: admin, ...origin('own') })).toBe('Ada');
  });

  it('in a header of the upgrade counts for nothing: it belongs in connection_init', async () => {
    expect(await overSocket({ authorization: bearer() })).toBeNull();
  });
});

describe('other origins', () => {
  it('may call without credentials, after a preflight too', async () => {
    const preflight = await fetch(`${ringdown.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: SHOP,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization, content-type');
    const answer = await new ApiClient(ringdown.url, { origin: SHOP }).post(JSON.stringify({ query: ME }));
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('may not post a form or plain text: that needs no preflight', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const response = await fetch(`${ringdown.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type, cookie, origin: ringdown.url },
        body: JSON.stringify({ query: 'mutation { signOut }' }),
      });
      expect(response.status).toBe(400);
    }
  });

  it.each([
    ['own', 'Shop'],
    ['none', 'Shop'],
    [SHOP, 'Shop'],
    [EVIL, 'FORBIDDEN'],
    ['https://shop.example:444', 'FORBIDDEN'],
    ['null', 'FORBIDDEN'],
  ])('of a site: %s is answered %s', async (name, expected) => {
    const api = new ApiClient(ringdown.url, origin(name));
    const { data, errors } = await api.send<{ site: { name: string } }>(
      'query ($key: ID!) { site(key: $key) { name } }',
      {
        key: shop.counter.siteKey,
      },
    );
    expect(errors?.[0]?.extensions.code ?? data?.site.name).toBe(expected);
  });

  it('that a site does not allow may not ask for a chat, nor use a visitor token', async () => {
    const evil = new ApiClient(ringdown.url, { origin: EVIL });
    const visitor = shop.visitor();
    const input = { ...shop.counter, message: 'Hello', requestKey: visitor.requestKey };
    expect((await evil.refusal(REQUEST_CHAT, { input })).code).toBe('FORBIDDEN');
    const phone = await shop.operator();
    await visitor.requestsChat();
    const authorization = `Bearer ${visitor.api.credentials.bearer ?? ''}`;
    expect(await overHttp({ authorization, origin: EVIL })).toBe('FORBIDDEN');
    expect(await overSocket({ origin: EVIL }, authorization)).toBe(4403);
    expect(await overHttp({ authorization, origin: SHOP })).toBeNull();
    expect(await overSocket({ origin: SHOP }, authorization)).toBeNull();
    await phone.phone.expectRing();
  });
});
