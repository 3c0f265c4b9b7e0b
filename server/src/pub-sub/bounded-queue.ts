/** How many events may wait for one subscriber before it counts as stalled. */
const LIMIT = 256;

/**
 * The events waiting for one subscriber: its own, bounded. When it overflows it ends and calls `onOverflow`, which
 * closes that subscriber's connection; the client resumes by seq. Nobody else is touched.
 */
export class BoundedQueue<T> implements AsyncIterableIterator<T> {
  private readonly waiting: T[] = [];
  private taker: ((result: IteratorResult<T>) => void) | null = null;
  private ended = false;

  constructor(
    private readonly onEnd: () => void,
    private readonly onOverflow: () => void,
    private readonly limit = LIMIT,
  ) {}

  /** Adds an event; never blocks and never throws. */
  push(value: T): void {
    if (this.ended) return;
    if (this.taker) {
      this.hand({ value, done: false });
    } else if (this.waiting.length >= this.limit) {
      this.end();
      this.onOverflow();
    } else {
      this.waiting.push(value);
    }
  }

  next(): Promise<IteratorResult<T>> {
    if (this.waiting.length > 0) return Promise.resolve({ value: this.waiting.shift() as T, done: false });
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => {
      this.taker = resolve;
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.waiting.length = 0;
    this.onEnd();
    this.hand({ value: undefined, done: true });
  }

  private hand(result: IteratorResult<T>): void {
    const taker = this.taker;
    this.taker = null;
    taker?.(result);
  }
}
