import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standInForBrowser } from './browser.test-helper';
import { chatOf, messageOf } from './data.test-helper';
import { LiveChat, type LiveChatOptions } from './live-chat';
import type { Chat, Message } from './operations';

/** The API over HTTP, with one chat; sockets are blocked, so that everything goes through it. */
class Api {
  chat: Chat = chatOf({ lastSeq: 1 });
  messages: Message[] = [messageOf(1, { author: 'OPERATOR', authorName: 'Ben' })];
  refusal: string | undefined;
  readonly asked: string[] = [];

  readonly fetch = async (_address: string, { body }: { body: string }): Promise<Response> => {
    const { query, variables } = JSON.parse(body);
    const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    this.asked.push(name);
    if (this.refusal) return Response.json({ errors: [{ extensions: { code: this.refusal } }] });
    return Response.json({ data: this.#answer(name, variables) });
  };

  says(body: string, part: Partial<Message>): Message {
    const message = messageOf(this.messages.length + 1, { body, ...part });
    this.messages.push(message);
    this.chat = { ...this.chat, lastSeq: message.seq };
    return message;
  }

  #answer(name: string, variables: { afterSeq: number; input: { clientMessageId: string; body: string } }): unknown {
    if (name === 'SendMessage') return { sendMessage: this.says(variables.input.body, variables.input) };
    if (name === 'EndChat') return { endChat: (this.chat = { ...this.chat, status: 'ENDED' }) };
    if (name === 'SetTyping') return { setTyping: true };
    return { chat: { ...this.chat, messages: this.messages.filter(({ seq }) => seq > variables.afterSeq) } };
  }
}

describe('a live chat', () => {
  let api: Api;
  let news: string[];
  let kept: LiveChatOptions['unsent'];
  let refused: string[];
  const open = (part: Partial<LiveChatOptions> = {}) =>
    new LiveChat({
      endpoint: 'https://chat.example.com/graphql',
      token: 'secret',
      chat: api.chat,
      me: 'VISITOR',
      unsent: [],
      keepUnsent: (unsent) => (kept = unsent),
      onChange: () => undefined,
      onNews: (messages) => news.push(...messages.map(({ body }) => body)),
      onRefused: (code) => refused.push(code),
      ...part,
    });

  beforeEach(() => {
    vi.useFakeTimers();
    standInForBrowser();
    vi.stubGlobal('WebSocket', undefined);
    api = new Api();
    vi.stubGlobal('fetch', api.fetch);
    news = [];
    refused = [];
    kept = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('shows a line at once, keeps it until it is stored, and then shows it once', async () => {
    const live = open();
    live.send('hello');
    expect(live.conversation.unsent).toHaveLength(1);
    expect(kept).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(live.conversation.unsent).toEqual([]);
    expect(kept).toEqual([]);
    expect(live.conversation.messages.map(({ body }) => body)).toEqual(['line 1', 'hello']);
    live.close();
  });

  it('sends what an earlier page load could not', async () => {
    const live = open({ unsent: [{ clientMessageId: 'old', body: 'from before' }] });
    await vi.advanceTimersByTimeAsync(100);
    expect(api.messages.at(-1)?.clientMessageId).toBe('old');
    live.close();
  });

  it('tells of new lines of the other side, not of those that were there before', async () => {
    const live = open();
    await vi.advanceTimersByTimeAsync(100);
    expect(news).toEqual([]);
    api.says('hi', { author: 'OPERATOR' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(news).toEqual(['hi']);
    live.close();
  });

  it('reads the whole transcript of a chat that is over, then asks no more', async () => {
    api.chat = chatOf({ status: 'ENDED', lastSeq: 1 });
    const live = open();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(live.conversation.messages).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not send into a chat that is over', async () => {
    api.chat = chatOf({ status: 'MISSED', lastSeq: 1 });
    open({ unsent: [{ clientMessageId: 'late', body: 'too late' }] });
    await vi.advanceTimersByTimeAsync(100);
    expect(api.asked).not.toContain('SendMessage');
  });

  it('ends only after what was written before, however long the network takes', async () => {
    const live = open();
    await vi.advanceTimersByTimeAsync(100);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    live.send('one moment');
    const ending = live.end();
    await vi.advanceTimersByTimeAsync(1_000);
    vi.stubGlobal('fetch', api.fetch);
    await vi.advanceTimersByTimeAsync(60_000);
    await ending;
    expect(api.asked.filter((name) => ['SendMessage', 'EndChat'].includes(name))).toEqual(['SendMessage', 'EndChat']);
    expect(live.chat.status).toBe('ENDED');
  });

  it('ends, and says so, when this side ends it', async () => {
    const live = open();
    await live.end();
    expect(live.chat.status).toBe('ENDED');
  });

  it('is over for a token that died', async () => {
    api.refusal = 'UNAUTHENTICATED';
    open();
    await vi.advanceTimersByTimeAsync(100);
    expect(refused).toEqual(['UNAUTHENTICATED']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
