import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { graphql } from './graphql';
import { Subscription } from './subscription';

const events = graphql(
  'subscription Events($chatId: ID!, $afterSeq: Int!) { chatEvents(chatId: $chatId, afterSeq: $afterSeq) { __typename } }',
);

/** A socket whose other end is the test. */
class FakeSocket {
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
  readyState = 0;
  closed = false;
  sent: Array<{ type: string; payload?: unknown }> = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    FakeSocket.all.push(this);
  }
  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }
  close(): void {
    this.closed = true;
  }
  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  accepts(): void {
    this.readyState = 1;
    this.onopen?.();
    this.says({ type: 'connection_ack' });
  }
  drops(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
  types(): string[] {
    return this.sent.map(({ type }) => type);
  }
}

function start() {
  const seen = { data: [] as unknown[], live: [] as boolean[], refused: [] as string[] };
  let afterSeq = 0;
  const subscription = new Subscription({
    endpoint: 'https://chat.example.com/graphql',
    token: 'secret',
    operation: events,
    variables: () => ({ chatId: 'c', afterSeq: afterSeq++ }),
    onData: (data) => seen.data.push(data),
    onLive: (live) => seen.live.push(live),
    onRefused: (code) => seen.refused.push(code),
  });
  return { subscription, seen };
}

describe('a subscription', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.all = [];
    vi.stubGlobal('WebSocket', FakeSocket);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('speaks graphql-transport-ws and gives its token in connection_init, not in the address', () => {
    start();
    FakeSocket.last.accepts();
    expect(FakeSocket.last.url).toBe('wss://chat.example.com/graphql');
    expect(FakeSocket.last.protocol).toBe('graphql-transport-ws');
    expect(FakeSocket.last.sent[0]).toEqual({ type: 'connection_init', payload: { authorization: 'Bearer secret' } });
    expect(FakeSocket.last.sent[1]).toMatchObject({ type: 'subscribe', payload: { variables: { afterSeq: 0 } } });
  });

  it('hands on what arrives', () => {
    const { seen } = start();
    FakeSocket.last.accepts();
    FakeSocket.last.says({ id: '1', type: 'next', payload: { data: { chatEvents: 'news' } } });
    expect(seen.data).toEqual([{ chatEvents: 'news' }]);
  });

  it('answers a ping', () => {
    start();
    FakeSocket.last.accepts();
    FakeSocket.last.says({ type: 'ping' });
    expect(FakeSocket.last.types()).toContain('pong');
  });

  it('reconnects after a loss, and resumes from where it then is', async () => {
    const { seen } = start();
    FakeSocket.last.accepts();
    FakeSocket.last.drops();
    await vi.advanceTimersToNextTimerAsync();
    expect(FakeSocket.all).toHaveLength(2);
    FakeSocket.last.accepts();
    expect(FakeSocket.last.sent[1]).toMatchObject({ payload: { variables: { afterSeq: 1 } } });
    expect(seen.live).toEqual([true, false, true]);
  });

  it('never gives up', async () => {
    start();
    for (let failures = 1; failures <= 40; failures++) {
      FakeSocket.last.drops();
      await vi.advanceTimersToNextTimerAsync();
      expect(FakeSocket.all).toHaveLength(failures + 1);
    }
  });

  it('takes silence after a ping for a dead connection', async () => {
    const { seen } = start();
    const [first] = FakeSocket.all;
    first?.accepts();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(first?.types().at(-1)).toBe('ping');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(first?.closed).toBe(true);
    expect(seen.live).toEqual([true, false]);
  });

  it('stays while its pings are answered', async () => {
    const { seen } = start();
    FakeSocket.last.accepts();
    for (let minute = 0; minute < 30; minute++) {
      await vi.advanceTimersByTimeAsync(10_000);
      FakeSocket.last.says({ type: 'pong' });
    }
    expect(seen.live).toEqual([true]);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('gives a connection that never opens up for another try', async () => {
    start();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(FakeSocket.all.length).toBeGreaterThan(1);
    expect(FakeSocket.all[0]?.closed).toBe(true);
  });

  it('checks a connection at once when the page wakes', () => {
    const { subscription } = start();
    FakeSocket.last.accepts();
    subscription.wake();
    expect(FakeSocket.last.types().at(-1)).toBe('ping');
  });

  it('connects at once when the page wakes between two tries', () => {
    const { subscription } = start();
    FakeSocket.last.drops();
    subscription.wake();
    expect(FakeSocket.all).toHaveLength(2);
  });

  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'])('does not try again after %s', async (code) => {
    const { seen } = start();
    FakeSocket.last.accepts();
    FakeSocket.last.says({ id: '1', type: 'error', payload: [{ message: 'no', extensions: { code } }] });
    await vi.runAllTimersAsync();
    expect(seen.refused).toEqual([code]);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('does not try again when its token is refused at the door', async () => {
    const { seen } = start();
    FakeSocket.last.drops(4403);
    await vi.runAllTimersAsync();
    expect(seen.refused).toEqual(['UNAUTHENTICATED']);
  });

  it('leaves no timer and no open socket behind when it is closed', () => {
    const { subscription } = start();
    FakeSocket.last.accepts();
    subscription.close();
    expect(vi.getTimerCount()).toBe(0);
    expect(FakeSocket.last.closed).toBe(true);
  });
});
