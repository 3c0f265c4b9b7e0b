import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standInForBrowser } from './browser.test-helper';
import { Feed, type Link } from './feed';
import { graphql } from './graphql';
import { ApiError, Unreachable } from './http';

const events = graphql('subscription Ring($token: String!) { ringEvents(token: $token) { status } }');

/** A browser in which no socket can be opened, as behind some company proxies. */
function blockSockets(): void {
  vi.stubGlobal(
    'WebSocket',
    class {
      constructor() {
        throw new DOMException('blocked', 'SecurityError');
      }
    },
  );
}

describe('a feed', () => {
  const refetch = vi.fn<() => Promise<void>>();
  let links: Link[];
  let refused: string[];
  let browser: ReturnType<typeof standInForBrowser>;
  const start = () =>
    new Feed({
      endpoint: 'https://chat.example.com/graphql',
      operation: events,
      variables: () => ({ token: 't' }),
      refetch,
      onData: () => undefined,
      onLink: (link) => links.push(link),
      onRefused: (code) => refused.push(code),
    });

  beforeEach(() => {
    vi.useFakeTimers();
    browser = standInForBrowser();
    blockSockets();
    refetch.mockReset().mockResolvedValue();
    links = [];
    refused = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('asks every few seconds where sockets are blocked', async () => {
    const feed = start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(refetch.mock.calls.length).toBeGreaterThanOrEqual(10);
    expect(links).toEqual(['polling']);
    feed.close();
  });

  it('says offline when nothing can be reached, and polling once something can', async () => {
    refetch.mockRejectedValueOnce(new Unreachable());
    const feed = start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(links).toEqual(['offline', 'polling']);
    feed.close();
  });

  it.each(['online', 'show'] as const)('asks at once when the page wakes (%s)', async (how) => {
    const feed = start();
    await vi.advanceTimersByTimeAsync(0);
    const before = refetch.mock.calls.length;
    browser[how]();
    expect(refetch.mock.calls.length).toBe(before + 1);
    feed.close();
  });

  it('keeps asking when the server only wants it slower', async () => {
    refetch.mockRejectedValueOnce(new ApiError('RATE_LIMITED', undefined, 2));
    const feed = start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(links).toEqual(['polling']);
    feed.close();
  });

  it('stops for good when it is refused, and leaves no timer behind', async () => {
    refetch.mockRejectedValue(new ApiError('UNAUTHENTICATED'));
    start();
    await vi.advanceTimersByTimeAsync(0);
    expect(refused).toEqual(['UNAUTHENTICATED']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
