import type { ResultOf } from 'gql.tada';
import { call } from '../core/http';
import { insist, type Trouble } from '../core/insist';
import { leaveMessage, requestChat, type LeaveMessageInput, type RequestChatInput } from './operations';
import { siteStatus, type Site } from './site';

/** What a visitor without a chat may ask. Each is repeated, with the same key, until it is answered. */
export class Api {
  #attempt = new AbortController();
  readonly #connection: { endpoint: string };
  readonly #onTrouble: (trouble: Trouble | null) => void;

  constructor(endpoint: string, onTrouble: (trouble: Trouble | null) => void) {
    this.#connection = { endpoint };
    this.#onTrouble = onTrouble;
  }

  async site(key: string): Promise<Site> {
    const ask = (): Promise<{ site: Site }> => call(this.#connection, siteStatus, { key });
    return (await insist(ask, { onTrouble: this.#onTrouble })).site;
  }

  async request(input: RequestChatInput): Promise<ResultOf<typeof requestChat>['requestChat']> {
    const answer = await this.#insist(() => call(this.#connection, requestChat, { input }));
    return answer.requestChat;
  }

  async leave(input: LeaveMessageInput): Promise<void> {
    await this.#insist(() => call(this.#connection, leaveMessage, { input }));
  }

  /** Gives up what is under way. An answer that was already coming still counts. */
  stopTrying(): void {
    this.#attempt.abort();
  }

  #insist<T>(act: () => Promise<T>): Promise<T> {
    this.#attempt = new AbortController();
    return insist(act, { signal: this.#attempt.signal, onTrouble: this.#onTrouble });
  }
}
