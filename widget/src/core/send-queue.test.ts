import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standInForBrowser } from './browser.test-helper';
import type { Unsent } from './conversation.rules';
import { ApiError, Unreachable } from './http';
import { SendQueue } from './send-queue';
import { wakeAll } from './wake';

type Fate = 'stored' | 'request lost' | 'reply lost' | 'rate limited';

/** A server that stores a line once however often it is sent, behind a network that loses requests and replies. */
class Backend {
  readonly stored: string[] = [];
  calls = 0;
  readonly #fates: Fate[];

  constructor(fates: readonly Fate[]) {
    this.#fates = [...fates];
  }

  async store({ clientMessageId }: Unsent): Promise<void> {
    this.calls++;
    const fate = this.#fates.shift() ?? 'stored';
    if (fate === 'request lost') throw new Unreachable();
    if (fate === 'rate limited') throw new ApiError('RATE_LIMITED', undefined, 2);
    if (!this.stored.includes(clientMessageId)) this.stored.push(clientMessageId);
    if (fate === 'reply lost') throw new Unreachable();
  }
}

function queueOf(ids: readonly string[], backend: Pick<Backend, 'store'>) {
  let lines: Unsent[] = ids.map((clientMessageId) => ({ clientMessageId, body: clientMessageId }));
  const refused: string[] = [];
  const drop = (line: Unsent): void => void (lines = lines.filter((other) => other !== line));
  const queue = new SendQueue({
    next: () => lines[0],
    send: async (line) => {
      await backend.store(line);
      drop(line);
    },
    refuse: (line, code) => {
      refused.push(`${line.clientMessageId} ${code}`);
      drop(line);
    },
  });
  return { queue, refused, left: () => lines.length, drop: () => void lines.shift() };
}

describe('the queue of unsent lines', () => {
  let browser: ReturnType<typeof standInForBrowser>;
  beforeEach(() => {
    vi.useFakeTimers();
    browser = standInForBrowser();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('stores every line once and in order, whatever the network loses', async () => {
    const fate = fc.constantFrom<Fate>('stored', 'request lost', 'reply lost', 'rate limited');
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 25 }), fc.integer({ min: 1, max: 8 }), async (fates, count) => {
        const ids = Array.from({ length: count }, (_, index) => `line ${index}`);
        const backend = new Backend(fates);
        const { queue, left } = queueOf(ids, backend);
        const flushed = queue.flush();
        await vi.runAllTimersAsync();
        await flushed;
        expect(backend.stored).toEqual(ids);
        expect(left()).toBe(0);
      }),
    );
  });

  it('sends nothing twice at the same time', async () => {
    const backend = new Backend([]);
    const { queue } = queueOf(['a', 'b'], backend);
    await Promise.all([queue.flush(), queue.flush(), queue.flush()]);
    expect(backend.calls).toBe(2);
  });

  it('goes on with the next line when the server will never take one', async () => {
    const store = vi.fn<Backend['store']>().mockRejectedValueOnce(new ApiError('CONFLICT')).mockResolvedValue();
    const { queue, refused, left } = queueOf(['a', 'b'], { store });
    await queue.flush();
    expect(refused).toEqual(['a CONFLICT']);
    expect(left()).toBe(0);
  });

  it('does not send a line again that turned up in the transcript after its reply was lost', async () => {
    const backend = new Backend(['reply lost']);
    const { queue, drop } = queueOf(['a'], backend);
    const flushed = queue.flush();
    await vi.advanceTimersByTimeAsync(0);
    drop();
    await vi.runAllTimersAsync();
    await flushed;
    expect(backend.calls).toBe(1);
  });

  it('tries again at once when the network returns', async () => {
    const backend = new Backend(['request lost']);
    const { queue } = queueOf(['a'], backend);
    const flushed = queue.flush();
    await vi.advanceTimersByTimeAsync(0);
    browser.online();
    await flushed;
    expect(backend.stored).toEqual(['a']);
  });

  it('tries again at once when the server answers again', async () => {
    const backend = new Backend(['request lost']);
    const { queue } = queueOf(['a'], backend);
    const flushed = queue.flush();
    await vi.advanceTimersByTimeAsync(0);
    wakeAll();
    await flushed;
    expect(backend.stored).toEqual(['a']);
  });

  it('stops when it is closed, and leaves no timer behind', async () => {
    const backend = new Backend(['request lost', 'request lost']);
    const { queue } = queueOf(['a'], backend);
    const flushed = queue.flush();
    await vi.advanceTimersByTimeAsync(0);
    queue.close();
    await flushed;
    expect(backend.stored).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
