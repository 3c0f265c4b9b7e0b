import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ringdown } from '../harness/start-app.js';
import { RawSocket } from './raw-socket.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start({ DEMO: 'true', MESSAGEBIRD_ACCESS_KEY: '' });
});
afterAll(async () => {
  await ringdown.finish();
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${ringdown.url}${path}`, { headers });

/** The status of an answer, asked as browsers do: fetch itself would ask caches to look again. */
async function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const request = httpGet(`${ringdown.url}${path}`, { headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the addresses', () => {
  it('say whether the process lives and can serve', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('tell Prometheus what is going on, and nobody by name', async () => {
    const socket = await RawSocket.open(ringdown.url, {});
    const text = await (await get('/metrics')).text();
    expect(text).toContain('ringdown_sockets 1');
    expect(text).toMatch(/ringdown_chats_waiting \d/);
    expect(text).not.toContain('example');
    socket.close();
  });

  it('answer JSON where there is nothing', async () => {
    for (const path of ['/nothing.txt', '/console/nothing.js', '/widget/nothing.js', '/hooks/nothing', '/.env']) {
      const response = await get(path, { accept: 'text/html' });
      expect([response.status, await response.json()]).toEqual([404, { error: 'There is nothing at this address.' }]);
    }
  });

  it('serve no file outside of the built pages', async () => {
    for (const path of [
      '/console/../../../package.json',
      '/console/%2e%2e/%2e%2e/package.json',
      '/widget/..%2f..%2fpackage.json',
    ]) {
      const response = await get(path, { accept: 'application/json' });
      expect(await response.text()).not.toContain('workspaces');
    }
  });

  it.each(['/', '/m', '/demo', '/settings/sites'])('%s is a page that runs nothing foreign', async (path) => {
    const response = await get(path, { accept: 'text/html' });
    const policy = response.headers.get('content-security-policy') ?? '';
    // Beside its own files only what it was built with inside it.
    const own = "'self'(?: 'sha256-[\\w+/]{43}=')*";
    expect(policy).toMatch(new RegExp(`script-src ${own}; style-src ${own};`));
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('keep the phone page out of caches, indexes and referrers, and let it be framed by the demo alone', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { headers } = await fetch(`${ringdown.url}/m`, { method });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(headers.get('x-frame-options')).toBeNull();
    }
  });

  it('frame the console nowhere', async () => {
    const { headers } = await get('/', { accept: 'text/html' });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('have no demo page where no demo is served', async () => {
    const other = await Ringdown.start();
    const response = await fetch(`${other.url}/demo`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    const { data } = (await other.anonymous.send('{ demo { siteKey } }')) as { data: unknown };
    expect(data).toEqual({ demo: null });
    await other.finish();
  });

  it('send texts packed to whom that can unpack them, and nothing that was sent before', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await get('/', { accept: 'text/html', 'accept-encoding': encoding });
      const text = await response.text();
      expect(text).toContain('<!doctype html>');
      expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      const asset = /src="(\/console\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
      const script = await get(asset, { 'accept-encoding': encoding });
      expect(script.headers.get('content-type')).toContain('text/javascript');
      expect(script.headers.get('cache-control')).toContain('immutable');
      const again = await statusOf(asset, {
        'accept-encoding': encoding,
        'if-none-match': script.headers.get('etag') ?? '',
      });
      expect(again).toBe(304);
    }
  });

  it('make no link from a Host header', async () => {
    const response = await fetch(`${ringdown.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-host': 'evil.example' },
      body: '{"query":"{ installation { demo } }"}',
    });
    expect(await response.text()).not.toContain('evil');
    expect(ringdown.app.services.settings.publicUrl).toBe(ringdown.url);
  });
});

describe('stopping', () => {
  it('says first that it is not ready, goes on serving meanwhile, and only then lets sockets go', async () => {
    const other = await Ringdown.start();
    const socket = await RawSocket.open(other.url, {});
    let isClosed = false;
    const closed = socket.closed.then(({ code }) => {
      isClosed = true;
      return code;
    });
    const stopped = other.app.stop({ noticeMs: 1500, drainMs: 100 });
    const ready = await fetch(`${other.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', missing: ['stopping'] }]);
    const answer = await other.anonymous.post('{"query":"{ installation { demo } }"}');
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    const late = await RawSocket.open(other.url, {});
    expect(isClosed).toBe(false);
    expect([await closed, (await late.closed).code]).toEqual([1012, 1012]);
    await stopped;
    await other.finish();
  });

  it('sends sockets away to come back, and leaves nothing open', async () => {
    const other = await Ringdown.start();
    const shop = await other.shop();
    const authorization = `Bearer ${shop.admin.credentials.bearer ?? ''}`;
    const sockets = await Promise.all([1, 2, 3].map(() => RawSocket.open(other.url, {}, { authorization })));
    for (const socket of sockets) socket.subscribe('1', 'subscription { consoleEvents { __typename } }');
    await Promise.all(sockets.map((socket) => socket.hears('next', '1')));
    expect(other.app.sockets()).toBe(3);
    await other.finish();
    const codes = await Promise.all(sockets.map(async (socket) => (await socket.closed).code));
    expect(codes).toEqual([1012, 1012, 1012]);
    expect(other.app.sockets()).toBe(0);
    expect(other.app.services.pubSub.size).toBe(0);
    expect(other.app.services.openConsoles.size).toBe(0);
  });
});
