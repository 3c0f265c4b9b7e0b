import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Operator } from '../harness/operator.js';
import type { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import type { Visitor } from '../harness/visitor.js';

const WORDS = 'My number is 0612345678 and my boiler leaks';
let ringdown: Ringdown;
let ben: Operator;
let visitor: Visitor;
let page: RingPage;

beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

async function rung(): Promise<void> {
  const shop = await ringdown.shop();
  ben = await shop.operator();
  visitor = shop.visitor();
  await visitor.requestsChat({ message: WORDS, visitorName: 'Vera Visser' });
  page = await ben.phone.expectRing();
}

/** What became of the ring; its SMS may meanwhile be reported on. */
async function stateOf(link: RingPage): Promise<object> {
  const ring = await link.shows();
  if (!ring) throw new Error('the link is dead');
  const { status, acceptable, chatStatus, answeredBy, endedAt } = ring;
  return { status, acceptable, chatStatus, answeredBy, endedAt };
}

/** All that a fetch brings, headers and all. */
async function bytesOf(address: string, init: RequestInit): Promise<string> {
  const response = await fetch(new URL(address, ringdown.url), { ...init, redirect: 'manual' });
  return JSON.stringify([...response.headers]) + (await response.text());
}

const BOTS = ['WhatsApp/2.23', 'facebookexternalhit/1.1', 'Slackbot-LinkExpanding 1.0', 'Mozilla/5.0 SafeLinks'];

it.each(BOTS)(
  '%s, however it fetches the link and however often, changes nothing and sees nothing personal',
  async (bot) => {
    await rung();
    const before = await stateOf(page);
    for (const method of ['HEAD', 'GET', 'GET', 'OPTIONS']) {
      // A fragment is never sent; some scanners put it into the path or query.
      for (const address of ['/m', `/m?${page.token}`, `/m/${page.token}`, `/m%23${page.token}`]) {
        const seen = await bytesOf(address, { method, headers: { 'user-agent': bot } });
        for (const secret of ['Vera', 'Visser', '0612345678', 'boiler', 'Ben', ben.phone.number]) {
          expect(seen).not.toContain(secret);
        }
      }
    }
    expect(await stateOf(page)).toEqual(before);
    expect((await visitor.chat()).status).toBe('WAITING');
  },
);

it('a query by GET accepts nothing, and a POST to the page accepts nothing', async () => {
  await rung();
  const accept = `mutation{acceptRing(token:"${page.token}",deviceKey:"${page.deviceKey}"){__typename}}`;
  const byGet = await fetch(`${ringdown.url}/graphql?query=${encodeURIComponent(accept)}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  expect(byGet.status).toBeGreaterThanOrEqual(400);
  const byPost = await fetch(`${ringdown.url}/m`, { method: 'POST', body: page.token });
  expect(byPost.status).toBeGreaterThanOrEqual(400);
  expect((await visitor.chat()).status).toBe('WAITING');
});

it('unknown, forged and ill-formed links are all the same to who holds them', async () => {
  await rung();
  const forged = page.token.slice(0, -1) + (page.token.endsWith('A') ? 'B' : 'A');
  const answers = await Promise.all(
    [forged, page.token.toLowerCase(), `${page.token}=`, ' ', '', '../../etc/passwd', 'x'.repeat(5_000)].map(
      async (token) =>
        JSON.stringify(await ringdown.anonymous.send('query ($t: String!) { ring(token: $t) { id } }', { t: token })),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(['{"data":{"ring":null}}']));
});

it('a link that has expired is like one that never was', async () => {
  await rung();
  await page.accepts();
  await visitor.ends();
  expect(await page.shows()).toMatchObject({ acceptable: false, chatStatus: 'ENDED' });
  ringdown.passes(24 * 3600);
  expect(await page.shows()).toBeNull();
});
