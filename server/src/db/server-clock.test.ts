import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SystemClock } from '../clock.js';
import { followServerClock } from './server-clock.js';

const AHEAD_MS = 7_000;

/** A database server whose clock is ahead, and whose answers may be long under way or not come at all. */
class SlowServer {
  looks = 0;
  isAway = false;
  isSlow = false;
  /** Lets the answer of a slow server arrive. */
  answers = (): void => undefined;

  serverTime(): Promise<Date> {
    this.looks += 1;
    if (this.isAway) return Promise.reject(new Error('away'));
    const read = new Date(Date.now() + AHEAD_MS);
    if (!this.isSlow) return Promise.resolve(read);
    return new Promise((resolve) => (this.answers = () => resolve(read)));
  }
}

let server: SlowServer;
let clock: SystemClock;
let stop: () => void;
const warn = vi.fn();
/** How far the clock is from the database server's, in milliseconds. */
const errorMs = (): number => clock.now().getTime() - (Date.now() + AHEAD_MS);

beforeEach(async () => {
  vi.useFakeTimers();
  server = new SlowServer();
  clock = new SystemClock();
  stop = await followServerClock(server, clock, { warn });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("the database server's clock", () => {
  test('is followed from the start, and looked at each minute', async () => {
    expect(errorMs()).toBe(0);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(server.looks).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.looks).toBe(2);
  });

  test('is looked at again after five seconds where it could not be read, which is said', async () => {
    server.isAway = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(warn).toHaveBeenCalledOnce();
    server.isAway = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.looks).toBe(3);
    expect(errorMs()).toBe(0);
  });

  test('is not taken to be behind because its answer was long under way, and is looked at again five seconds later', async () => {
    server.isSlow = true;
    await vi.advanceTimersByTimeAsync(60_000 + 14_000);
    server.isSlow = false;
    server.answers();
    await vi.advanceTimersByTimeAsync(0);
    expect(errorMs()).toBe(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.looks).toBe(3);
    expect(errorMs()).toBe(0);
  });

  test('is looked at no more once that was stopped', async () => {
    stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.looks).toBe(1);
  });
});
