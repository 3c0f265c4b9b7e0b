import { isOver, lastSeqOf, unreadAfter } from '@ringdown/widget/core/conversation.rules';
import { chime } from '@ringdown/widget/core/chime';
import { Feed } from '@ringdown/widget/core/feed';
import { ApiError, call } from '@ringdown/widget/core/http';
import { insist, type Trouble } from '@ringdown/widget/core/insist';
import { LiveChat } from '@ringdown/widget/core/live-chat';
import type { Chat } from '@ringdown/widget/core/operations';
import type { ResultOf, VariablesOf } from 'gql.tada';
import * as operations from './operations';
import { deviceKey, PhoneStore } from './phone-store';
import type { Shown } from './shown';

type RingFeed = Feed<ResultOf<typeof operations.ringEvents>, VariablesOf<typeof operations.ringEvents>>;

/** One link on one phone: the request behind it, then the chat it gave, then nothing. */
export class Phone {
  shown: Shown = { phase: 'loading', ring: null, lost: false, trouble: null };
  #seen = 0;
  #feed: RingFeed | undefined;
  readonly #stop = new AbortController();
  readonly #store: PhoneStore;
  readonly #endpoint = new URL('/graphql', location.href).href;
  readonly #token: string;
  readonly #onChange: () => void;

  constructor(token: string, onChange: () => void) {
    this.#token = token;
    this.#store = new PhoneStore(token);
    this.#onChange = onChange;
    const { chat } = this.#store.current;
    if (chat) this.#follow(chat.chat, chat.token);
    else void this.#watch();
  }

  get draft(): string {
    return this.#store.current.draft;
  }
  /** Lines of the visitor that arrived while the page was hidden. */
  get unread(): number {
    const { live } = this.shown;
    return live ? unreadAfter(live.conversation, this.#seen, 'OPERATOR').length : 0;
  }

  /** Takes the chat. Only ever called by a tap, or to repeat a tap whose answer was lost. */
  async accept(): Promise<void> {
    if (this.shown.busy) return;
    const variables = { token: this.#token, deviceKey: deviceKey() };
    this.#store.change({ accepting: true });
    const answer = await this.#insist('accept', () => call(this.#open, operations.acceptRing, variables));
    if (!answer) return;
    const result = answer.acceptRing;
    if (result.__typename === 'ChatAccepted' && result.mobileToken) this.#begin(result.chat, result.mobileToken);
    else if (result.__typename !== 'ChatAccepted') this.#refused(result);
  }

  async decline(): Promise<void> {
    if (this.shown.busy) return;
    const variables = { token: this.#token };
    const answer = await this.#insist('decline', () => call(this.#open, operations.declineRing, variables));
    if (answer) this.#see(answer.declineRing);
  }

  edit(draft: string): void {
    this.#store.change({ draft });
    this.#onChange();
  }

  send(text: string): void {
    this.shown.live?.send(text);
    this.edit('');
  }

  async end(): Promise<void> {
    this.#set({ busy: 'end' });
    await this.shown.live?.end();
    this.#set({ busy: undefined });
  }

  /** The operator has read the transcript: nothing of the chat stays on this phone. */
  finish(): void {
    this.close();
    this.#store.forget();
    this.#set({ phase: 'done', live: undefined, ring: null });
  }

  markRead(): void {
    const { live } = this.shown;
    if (live) this.#seen = lastSeqOf(live.conversation);
  }

  close(): void {
    this.#stop.abort();
    this.#feed?.close();
    this.shown.live?.close();
  }

  get #open() {
    return { endpoint: this.#endpoint };
  }

  async #watch(): Promise<void> {
    try {
      const options = { signal: this.#stop.signal, onTrouble: (trouble: Trouble | null) => this.#set({ trouble }) };
      const ring = await insist(() => this.#readRing(), options);
      this.#set({ phase: 'link', ring });
      if (ring) this.#listen();
      // The tap of an earlier page load won, and its answer was lost: only the same device is told again.
      if (ring?.status === 'ACCEPTED' && this.#store.current.accepting) await this.accept();
    } catch (error) {
      if (error instanceof ApiError) this.#set({ phase: 'link', ring: null });
    }
  }

  async #readRing(): Promise<operations.Ring | null> {
    return (await call(this.#open, operations.ringByToken, { token: this.#token })).ring;
  }

  #listen(): void {
    this.#feed?.close();
    this.#feed = new Feed({
      ...this.#open,
      operation: operations.ringEvents,
      variables: () => ({ token: this.#token }),
      refetch: async () => this.#see(await this.#readRing()),
      onData: ({ ringEvents: ring }) => this.#see(ring),
      onLink: (link) => this.#set({ trouble: link === 'offline' ? 'unreachable' : null }),
      onRefused: () => this.#set({ ring: null }),
    });
  }

  #see(ring: operations.Ring | null): void {
    // A request that is over changes no more: there is nothing to listen for.
    if (!ring || isOver({ status: ring.chatStatus })) this.#feed?.close();
    this.#set({ ring });
  }

  #refused(refusal: operations.Refusal): void {
    this.#store.forget();
    this.#set({ refusal });
    void this.#feed?.refresh();
  }

  #begin(chat: Chat, token: string): void {
    this.#feed?.close();
    this.#store.change({ chat: { chat, token }, accepting: false });
    this.#follow(chat, token);
  }

  #follow(chat: Chat, token: string): void {
    const live = new LiveChat({
      endpoint: this.#endpoint,
      token,
      chat,
      me: 'OPERATOR',
      unsent: this.#store.current.unsent,
      keepUnsent: (unsent) => this.#store.change({ unsent }),
      onChange: () => this.#changed(live, token),
      onNews: () => this.#news(),
      onRefused: () => this.#lost(),
    });
    this.#seen = chat.lastSeq;
    this.#set({ phase: 'chat', live, trouble: null });
  }

  #changed(live: LiveChat, token: string): void {
    // After the end the link still shows the transcript here for a while, but no text lies in storage.
    const unfinished = isOver(live.chat) ? { unsent: [], draft: '' } : {};
    if (this.shown.phase === 'chat') this.#store.change({ chat: { chat: live.chat, token }, ...unfinished });
    this.#onChange();
  }

  #news(): void {
    chime();
    // Browsers log a complaint about a page that vibrates before its first tap.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(80);
  }

  #lost(): void {
    this.#store.forget();
    this.#set({ phase: 'loading', live: undefined, lost: true });
    void this.#watch();
  }

  async #insist<T>(busy: Shown['busy'], act: () => Promise<T>): Promise<T | undefined> {
    this.#set({ busy, trouble: null });
    try {
      return await insist(act, { signal: this.#stop.signal, onTrouble: (trouble) => this.#set({ trouble }) });
    } catch (error) {
      if (error instanceof ApiError) this.#set({ ring: null });
      return undefined;
    } finally {
      this.#set({ busy: undefined, trouble: null });
    }
  }

  #set(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part };
    this.#onChange();
  }
}
