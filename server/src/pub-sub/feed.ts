import type { BoundedQueue } from './bounded-queue.js';

/**
 * A subscription that first tells the present state and then what happens. The queue is opened before the state is read,
 * so that nothing falls between; `tell` turns an event into what this subscriber sees of it, often nothing,
 * and null where they may see no more: the feed then ends.
 * A class and not an async generator, whose return() would wait for the next event.
 */
export class Feed<E, T> implements AsyncIterableIterator<T> {
  private ready: T[] = [];
  private begun = false;
  private over = false;

  constructor(
    private readonly queue: BoundedQueue<E>,
    private readonly begin: () => Promise<T[]>,
    private readonly tell: (event: E) => Promise<T[] | null>,
    private readonly onReturn: () => void = () => undefined,
  ) {}

  async next(): Promise<IteratorResult<T>> {
    try {
      while (this.ready.length === 0) {
        if (!this.begun) {
          this.begun = true;
          this.ready = await this.begin();
          continue;
        }
        const event = await this.queue.next();
        if (event.done) return this.return();
        const told = await this.tell(event.value);
        if (told === null) return this.return();
        this.ready = told;
      }
    } catch (error) {
      await this.return();
      throw error;
    }
    return { value: this.ready.shift() as T, done: false };
  }

  async return(): Promise<IteratorResult<T>> {
    if (!this.over) {
      this.over = true;
      await this.queue.return();
      this.ready = [];
      this.onReturn();
    }
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
