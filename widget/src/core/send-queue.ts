import type { Unsent } from './conversation.rules';
import { ApiError } from './http';
import { insist } from './insist';

export interface SendQueueOptions {
  /** The line to send next, or none. Asked anew after each, so that lines stored meanwhile are not sent again. */
  next(): Unsent | undefined;
  /** Stores a line; safe to repeat with the same clientMessageId. Must take the line out of what `next` offers. */
  send(line: Unsent): Promise<void>;
  /** The server will never take this line. Must take it out of what `next` offers. */
  refuse(line: Unsent, code: string): void;
}

/** Sends lines one after the other, in the order written, each until it is stored or refused. */
export class SendQueue {
  #running: Promise<void> | undefined;
  readonly #stop = new AbortController();
  readonly #options: SendQueueOptions;

  constructor(options: SendQueueOptions) {
    this.#options = options;
  }

  /** Sends what waits, and settles once nothing waits any more or the queue is closed. */
  flush(): Promise<void> {
    return this.#options.next() ? (this.#running ??= this.#deliverAll()) : Promise.resolve();
  }

  close(): void {
    this.#stop.abort();
  }

  async #deliverAll(): Promise<void> {
    try {
      for (let line = this.#options.next(); line && !this.#stop.signal.aborted; line = this.#options.next()) {
        await this.#deliver(line);
      }
    } finally {
      this.#running = undefined;
    }
  }

  async #deliver(line: Unsent): Promise<void> {
    const { signal } = this.#stop;
    const wanted = (): boolean => this.#options.next()?.clientMessageId === line.clientMessageId;
    try {
      await insist(async () => (wanted() ? this.#options.send(line) : undefined), { signal });
    } catch (error) {
      if (error instanceof ApiError) this.#options.refuse(line, error.code);
      else if (!signal.aborted) throw error;
    }
  }
}
