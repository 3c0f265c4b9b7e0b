import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../harness/api-client.js';
import { RING_BY_TOKEN, SIGN_IN, UPDATE_OPERATOR } from '../harness/documents.js';
import type { Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';
import { RawSocket } from './raw-socket.js';

const DAY = 24 * 3600;
const CHAT = 'query ($id: ID!) { chat(id: $id) { id status } }';

let ringdown: Ringdown;
let shop: Shop;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  shop = await ringdown.shop();
});
afterAll(async () => {
  await ringdown.finish();
});

describe('a visitor token', () => {
  it('opens its own chat and nothing else', async () => {
    const ben = await shop.operator();
    const [vera, victor] = [shop.visitor(), shop.visitor()];
    await vera.requestsChat();
    await victor.requestsChat();
    await ben.phone.expectRing();
    await ben.phone.expectRing();
    expect(await vera.api.ask(CHAT, { id: vera.chatId })).toEqual({ chat: { id: vera.chatId, status: 'WAITING' } });
    expect(await vera.api.ask(CHAT, { id: victor.chatId })).toEqual({ chat: null });
    expect(await vera.api.ask('{ me { id } }')).toEqual({ me: null });
    for (const query of ['{ organization { id } }', '{ chats { edges { cursor } } }', '{ apiKeys { id } }']) {
      expect((await vera.api.refusal(query)).code).toBe('FORBIDDEN');
    }
    const end = 'mutation ($chatId: ID!) { endChat(chatId: $chatId) { id } }';
    expect((await vera.api.refusal(end, { chatId: victor.chatId })).code).toBe('NOT_FOUND');
    await vera.ends();
    await victor.ends();
  });

  it('dies 24 hours after the end', async () => {
    const own = await ringdown.shop();
    const ben = await own.operator();
    const vera = own.visitor();
    await vera.requestsChat();
    await ben.phone.expectRing();
    await vera.ends();
    ringdown.passes(DAY - 10);
    expect((await vera.chat()).status).toBe('ABANDONED');
    ringdown.passes(11);
    expect((await vera.api.refusal(CHAT, { id: vera.chatId })).code).toBe('UNAUTHENTICATED');
    const authorization = `Bearer ${vera.api.credentials.bearer ?? ''}`;
    const socket = await RawSocket.open(ringdown.url, {}, { authorization });
    expect(await socket.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });
});

describe('a mobile token', () => {
  it('dies with the seat of its operator, and its socket closes', async () => {
    const own = await ringdown.shop();
    const ben = await own.operator();
    const vera = own.visitor();
    await vera.requestsChat();
    const page = await ben.phone.expectRing();
    const { mobileToken } = await page.accepts();
    const socket = await RawSocket.open(ringdown.url, {}, { authorization: `Bearer ${mobileToken ?? ''}` });
    await page.says('Hello');
    await own.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
    expect((await socket.closed).code).toBe(4403);
    expect((await page.api.refusal(CHAT, { id: vera.chatId })).code).toBe('UNAUTHENTICATED');
  });

  it('reads the transcript for 24 hours after the end, and is no key to anything else', async () => {
    const own = await ringdown.shop();
    const ben = await own.operator();
    const vera = own.visitor();
    await vera.requestsChat();
    const page = await ben.phone.expectRing();
    await page.accepts();
    expect((await page.api.refusal('{ organization { id } }')).code).toBe('FORBIDDEN');
    await vera.ends();
    expect((await page.chat()).status).toBe('ENDED');
    ringdown.passes(DAY + 1);
    expect((await page.api.refusal(CHAT, { id: page.chatId })).code).toBe('UNAUTHENTICATED');
  });
});

describe('a token that was guessed', () => {
  it('opens nothing, whatever it looks like, and is soon slowed down', async () => {
    const api = new ApiClient(ringdown.url);
    const guess = async (): Promise<string> => {
      const { data, errors } = await api.send<{ ring: null }>(RING_BY_TOKEN, {
        token: randomBytes(16).toString('base64url'),
      });
      return errors?.[0]?.extensions.code ?? String(data?.ring);
    };
    const outcomes = await Promise.all(Array.from({ length: 80 }, guess));
    // While they are made some time passes, and with it a few more come free.
    expect(outcomes.filter((outcome) => outcome === 'null').length).toBeGreaterThanOrEqual(60);
    expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED').length).toBeGreaterThanOrEqual(5);
    expect(outcomes.every((outcome) => ['null', 'RATE_LIMITED'].includes(outcome))).toBe(true);
    ringdown.passes(60);
    expect(await guess()).toBe('null');
  });

  it.each(["' OR 1=1 --", '%', '', 'a'.repeat(5000), '\u0000'])('is nothing: %j', async (token) => {
    ringdown.passes(60);
    expect(await new ApiClient(ringdown.url).ask(RING_BY_TOKEN, { token })).toEqual({ ring: null });
    const refusal = await new ApiClient(ringdown.url).refusal(SIGN_IN, { input: { email: token, password: token } });
    expect(refusal.code).toBe('UNAUTHENTICATED');
  });
});
