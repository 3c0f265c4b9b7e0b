import { isOver } from '@ringdown/widget/core/conversation.rules';
import { Feed } from '@ringdown/widget/core/feed';
import { call, type Connection } from '@ringdown/widget/core/http';
import type { Trouble } from '@ringdown/widget/core/insist';
import type { ResultOf, VariablesOf } from 'gql.tada';
import { ringByToken, ringEvents, type Ring } from './operations';

export interface RingWatchOptions extends Connection {
  /** The secret of the link. */
  link: string;
  /** What became of it; null once it is no longer readable. */
  onRing(ring: Ring | null): void;
  onTrouble(trouble: Trouble | null): void;
}

/** Looks at the request behind a link, and goes on looking for as long as anything can still become of it. */
export class RingWatch {
  #feed: Feed<ResultOf<typeof ringEvents>, VariablesOf<typeof ringEvents>> | undefined;
  readonly #options: RingWatchOptions;

  constructor(options: RingWatchOptions) {
    this.#options = options;
  }

  /** Reads once; changes nothing at the server. */
  async read(): Promise<Ring | null> {
    return (await call(this.#options, ringByToken, { token: this.#options.link })).ring;
  }

  /** Tells of every change from now on. */
  listen(): void {
    const { link, onTrouble, onRing } = this.#options;
    this.close();
    this.#feed = new Feed({
      ...this.#options,
      operation: ringEvents,
      variables: () => ({ token: link }),
      refetch: async () => this.see(await this.read()),
      onData: ({ ringEvents: ring }) => this.see(ring),
      onLink: (way) => onTrouble(way === 'offline' ? 'unreachable' : null),
      onRefused: () => onRing(null),
    });
  }

  /** Takes in what is known from elsewhere. A request that is over changes no more: there is nothing to listen for. */
  see(ring: Ring | null): void {
    if (!ring || isOver({ status: ring.chatStatus })) this.close();
    this.#options.onRing(ring);
  }

  refresh(): void {
    void this.#feed?.refresh();
  }

  close(): void {
    this.#feed?.close();
  }
}
