import type { BoundedQueue } from './bounded-queue.js';

/**
 * A subscription that first tells the present state and then what happens. The queue is opened before the state is read,
 * so that nothing falls between; `tell` turns an event into what this subscriber sees of it, often nothing,
 * and both null where they may see no more: the feed then ends.
 * A class and not an async generator, whose return() would wait for the next event.
 */
export class Feed<E, T> implements AsyncIterableIterator<T> {
  private ready: T[] = [];
  private begun = false;
  private over = false;

  constructor(
    private readonly queue: BoundedQueue<E>,
    private readonly begin: () => Promise<T[] | null>,
    private readonly tell: (event: E) => T[] | null | Promise<T[] | null>,
    private readonly onReturn: () => void = () => undefined,
  ) {}

  async next(): Promise<IteratorResult<T>> {
    try {
      while (this.ready.length === 0) {
        const told = await this.more();
        if (told === null) return this.return();
        this.ready = told;
      }
    } catch (error) {
      await this.return();
      throw error;
    }
    return { value: this.ready.shift() as T, done: false };
  }

  /** What is to be told next, perhaps nothing; null at the end. */
  private async more(): Promise<T[] | null> {
    if (!this.begun) {
      this.begun = true;
      return this.begin();
    }
    const event = await this.queue.next();
    return event.done ? null : this.tell(event.value);
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
