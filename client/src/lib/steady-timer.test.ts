import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A worker as a browser runs it: its timers are its own. */
class Counter {
  static made: Counter[] = [];
  onmessage: (event: { data: number }) => void = () => undefined;
  readonly orders: { id: number; after: number | null }[] = [];

  constructor() {
    Counter.made.push(this);
  }

  postMessage(order: { id: number; after: number | null }): void {
    this.orders.push(order);
  }
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  Counter.made = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = async () => (await import('./steady-timer')).steadyTimeout;

describe('a steady timer', () => {
  it('rings when the worker says so, although the page is slowed down, and only once', async () => {
    vi.stubGlobal('Worker', Counter);
    const steadyTimeout = await load();
    const ring = vi.fn();
    steadyTimeout(ring, 1000);
    const [counter] = Counter.made;
    const id = counter!.orders[0]!.id;
    expect(counter!.orders).toEqual([{ id, after: 1000 }]);
    counter!.onmessage({ data: id });
    vi.advanceTimersByTime(60_000);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  it('does not ring once stopped, and tells the worker', async () => {
    vi.stubGlobal('Worker', Counter);
    const steadyTimeout = await load();
    const ring = vi.fn();
    steadyTimeout(ring, 1000)();
    const [counter] = Counter.made;
    const id = counter!.orders[0]!.id;
    expect(counter!.orders.at(-1)).toEqual({ id, after: null });
    counter!.onmessage({ data: id });
    vi.advanceTimersByTime(60_000);
    expect(ring).not.toHaveBeenCalled();
  });

  it('is the page’s own where there is no worker', async () => {
    const steadyTimeout = await load();
    const ring = vi.fn();
    steadyTimeout(ring, 1000);
    vi.advanceTimersByTime(999);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
  });
});
