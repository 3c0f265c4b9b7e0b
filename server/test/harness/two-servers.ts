import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ApiClient } from './api-client.js';
import { Ringdown } from './start-app.js';

const CONTACT = 'mutation ($input: LeaveContactInput!) { leaveContact(input: $input) { phone } }';
const RATE = 'mutation ($input: RateChatInput!) { rateChat(input: $input) { rating { score } } }';
const TOLD = `subscription ($chatId: ID!) { chatEvents(chatId: $chatId) {
  ... on ChatChanged { chat { rating { score } visitor { phone } } } } }`;

interface Told {
  rating: { score: number } | null;
  visitor: { phone: string | null };
}

/** What two servers on one database promise, however they hear of each other. */
export function twoServersServeOneDatabase(variables: Record<string, string> = {}): void {
  let one: Ringdown;
  let other: Ringdown;
  beforeAll(async () => {
    one = await Ringdown.start(variables);
    other = await one.another(variables);
  });
  afterEach(async () => {
    await one.tidy();
  });
  afterAll(async () => {
    await other.app.stop();
    await one.finish();
  });

  it('a visitor at one and an operator at the other meet and chat, each line told once and in order', async () => {
    const shop = await one.shop();
    const ben = await shop.operator({ onDuty: false });
    const console = await ben.opensConsole();
    const visitor = shop.visitor(new ApiClient(other.url));
    const { chat } = await visitor.requestsChat();
    await console.isOffered(chat.id);
    const listening = visitor.listens();
    await listening.seesChat('WAITING');
    const held = await ben.accepts(chat.id);
    await listening.seesChat('ACTIVE');
    const heard = held.listens();
    for (const line of ['one', 'two', 'three']) {
      await held.says(line);
      await visitor.says(`${line} too`);
    }
    await listening.hearsMessage('three too');
    await heard.hearsMessage('three too');
    expect(listening.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(heard.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await visitor.ends();
    await console.sees(chat.id, 'ENDED');
  });

  it('what a visitor tells beside their lines at one is seen at the other, where the chat is open', async () => {
    const shop = await one.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.opensConsole();
    const visitor = shop.visitor(new ApiClient(other.url));
    const { chat } = await visitor.requestsChat();
    await ben.accepts(chat.id);
    const seen = ben.api.subscribe<{ chatEvents: { chat?: Told } }>(TOLD, { chatId: chat.id });
    await visitor.api.ask(CONTACT, { input: { chatId: chat.id, phone: '+31 20 123 4567' } });
    await seen.next('the number', ({ chatEvents }) => chatEvents.chat?.visitor.phone === '+31 20 123 4567');
    await visitor.ends();
    await visitor.api.ask(RATE, { input: { chatId: chat.id, score: 4 } });
    await seen.next('the rating', ({ chatEvents }) => chatEvents.chat?.rating?.score === 4);
    seen.stop();
  });

  it("an operator at the other server's console keeps the phones silent", async () => {
    const shop = await one.shop();
    const ben = await shop.operator();
    const stream = ben.api
      .as({ ...ben.api.credentials })
      .subscribe<{ consoleEvents: { __typename: string } }>('subscription { consoleEvents { __typename } }');
    await stream.next('the console to be ready', ({ consoleEvents }) => consoleEvents.__typename === 'ConsoleReady');
    const { chat } = await shop.visitor(new ApiClient(other.url)).requestsChat();
    expect(chat.reachability).toBe('CONSOLE');
    expect(ben.phone.received).toBe(1);
  });

  it('a phone rings once, whichever server sends, and its link works at both', async () => {
    const shop = await one.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor(new ApiClient(other.url));
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    await page.accepts();
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    expect(ben.phone.received).toBe(2);
  });
}
