import { ApiError } from './http';
import { retryDelay } from './retry.rules';
import { Subscription, type SubscriptionOptions } from './subscription';
import { onWake } from './wake';

const POLL_MS = 3_000;
const LONGEST_OFFLINE_MS = 10_000;
const BACKSTOP_MS = 45_000;

/** How news arrives: not yet, as it happens, by asking every few seconds (sockets are blocked), or not at all. */
export type Link = 'connecting' | 'live' | 'polling' | 'offline';

export interface FeedOptions<Result, Variables> extends Omit<SubscriptionOptions<Result, Variables>, 'onLive'> {
  /** Asks over HTTP for what the subscription would have told. Rejects with ApiError or Unreachable. */
  refetch(): Promise<void>;
  onLink(link: Link): void;
}

/**
 * A subscription that cannot fall silent unnoticed: while its socket is down, news is fetched every few seconds; while it is up, now
 * and then; and at once when the page wakes.
 */
export class Feed<Result, Variables> {
  #link: Link = 'connecting';
  #live = false;
  #closed = false;
  #fetching = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #options: FeedOptions<Result, Variables>;
  readonly #subscription: Subscription<Result, Variables>;
  readonly #unlisten: () => void;

  constructor(options: FeedOptions<Result, Variables>) {
    this.#options = options;
    this.#subscription = new Subscription({
      ...options,
      onLive: (live) => this.#setLive(live),
      onRefused: (code) => this.#refuse(code),
    });
    this.#unlisten = onWake(() => {
      this.#subscription.wake();
      void this.refresh();
    });
    this.#schedule(POLL_MS);
  }

  /** Fetches now. */
  async refresh(): Promise<void> {
    if (this.#fetching || this.#closed) return;
    this.#fetching = true;
    try {
      await this.#options.refetch();
      this.#failures = 0;
      this.#setLink(this.#live ? 'live' : 'polling');
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#fetching = false;
      this.#schedule(this.#pause());
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#unlisten();
    this.#subscription.close();
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.refresh(), ms);
  }

  #pause(): number {
    if (this.#failures) return Math.min(LONGEST_OFFLINE_MS, retryDelay(this.#failures, Math.random()));
    return this.#live ? BACKSTOP_MS : POLL_MS;
  }

  #setLive(live: boolean): void {
    this.#live = live;
    if (!live) return void this.refresh();
    this.#setLink('live');
    this.#schedule(BACKSTOP_MS);
  }

  #setLink(link: Link): void {
    if (link === this.#link || this.#closed) return;
    this.#link = link;
    this.#options.onLink(link);
  }

  #failed(error: unknown): void {
    if (!(error instanceof ApiError)) {
      this.#failures++;
      this.#setLink('offline');
    } else if (error.code !== 'RATE_LIMITED') this.#refuse(error.code);
  }

  #refuse(code: string): void {
    if (this.#closed) return;
    this.close();
    this.#options.onRefused(code);
  }
}
