import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';

interface Canned {
  id: string;
  title: string;
  body: string;
  shared: boolean;
}

const LIST = '{ cannedResponses { id title body shared } }';
const CREATE = `mutation ($input: CreateCannedResponseInput!) { createCannedResponse(input: $input) { id title body shared } }`;
const UPDATE = `mutation ($input: UpdateCannedResponseInput!) { updateCannedResponse(input: $input) { id title body shared } }`;
const DELETE = 'mutation ($id: ID!) { deleteCannedResponse(id: $id) }';

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;
let cleo: Operator;

beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

async function arrange(): Promise<void> {
  shop = await ringdown.shop();
  ben = await shop.operator();
  cleo = await shop.operator({ name: 'Cleo', onDuty: false });
}

async function keeps(api: ApiClient, title: string, shared = false): Promise<Canned> {
  const input = { title, body: `${title}, at length`, shared };
  return (await api.ask<{ createCannedResponse: Canned }>(CREATE, { input })).createCannedResponse;
}

async function titles(api: ApiClient): Promise<string[]> {
  return (await api.ask<{ cannedResponses: Canned[] }>(LIST)).cannedResponses.map(({ title }) => title);
}

describe('canned responses', () => {
  it('are one’s own and the shared ones, by title, at the console and on the phone', async () => {
    await arrange();
    await keeps(shop.admin, 'Opening hours', true);
    await keeps(ben.api, 'Brb');
    await keeps(cleo.api, 'Cheers');
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    await page.accepts();
    expect(await titles(ben.api)).toEqual(['Brb', 'Opening hours']);
    expect(await titles(page.api)).toEqual(['Brb', 'Opening hours']);
    expect(await titles(cleo.api)).toEqual(['Cheers', 'Opening hours']);
  });

  it('are shared by administrators alone', async () => {
    await arrange();
    const shared = await keeps(shop.admin, 'Opening hours', true);
    const input = { title: 'Mine', body: 'All yours', shared: true };
    expect((await ben.api.refusal(CREATE, { input })).code).toBe('FORBIDDEN');
    expect((await ben.api.refusal(UPDATE, { input: { id: shared.id, title: 'Mine' } })).code).toBe('FORBIDDEN');
    expect((await ben.api.refusal(DELETE, { id: shared.id })).code).toBe('FORBIDDEN');
    await shop.admin.ask(DELETE, { id: shared.id });
    expect(await titles(ben.api)).toEqual([]);
  });

  it('of one’s own are nobody else’s, not even an administrator’s', async () => {
    await arrange();
    const own = await keeps(ben.api, 'Brb');
    for (const api of [cleo.api, shop.admin]) {
      expect((await api.refusal(UPDATE, { input: { id: own.id, title: 'Mine' } })).code).toBe('NOT_FOUND');
      expect((await api.refusal(DELETE, { id: own.id })).code).toBe('NOT_FOUND');
      expect(await titles(api)).toEqual([]);
    }
    const changed = await ben.api.ask<{ updateCannedResponse: Canned }>(UPDATE, {
      input: { id: own.id, body: '  Back in a minute ' },
    });
    expect(changed.updateCannedResponse).toEqual({ ...own, body: 'Back in a minute' });
  });

  it.each([
    ['title', { title: ' ', body: 'x' }],
    ['title', { title: 'x'.repeat(41), body: 'x' }],
    ['title', { title: 'two\nlines', body: 'x' }],
    ['body', { title: 'x', body: '' }],
    ['body', { title: 'x', body: 'x'.repeat(1_001) }],
    ['body', { title: 'x', body: 'a\u202Eb' }],
  ])('with a bad %s are refused by its name', async (field, input) => {
    await arrange();
    expect(await ben.api.refusal(CREATE, { input })).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('are fifty of one’s own at most', async () => {
    await arrange();
    for (let made = 0; made < 50; made += 1) await keeps(ben.api, `Number ${made}`);
    expect((await ben.api.refusal(CREATE, { input: { title: 'One more', body: 'x' } })).code).toBe('CONFLICT');
    await keeps(cleo.api, 'Another’s');
  });
});
