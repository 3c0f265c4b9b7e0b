import { isOver, lastSeqOf, unreadAfter } from '@ringdown/widget/core/conversation.rules';
import { chime } from '@ringdown/widget/core/chime';
import { ApiError, call, type Connection } from '@ringdown/widget/core/http';
import { insist } from '@ringdown/widget/core/insist';
import { LiveChat } from '@ringdown/widget/core/live-chat';
import type { Chat } from '@ringdown/widget/core/operations';
import { HandOver } from './hand-over';
import { cannedResponses, continueAtConsole, mailOwnTranscript, type CannedResponse } from './operations';
import type { PhoneStore } from './phone-store';

export interface HoldingOptions extends Connection {
  store: PhoneStore;
  chat: Chat;
  onChange(): void;
  /** The chat is this phone's no more: it went elsewhere. */
  onLost(): void;
  /** It was handed to somebody, who has it now. */
  onHandedTo(name: string): void;
}

type Act = 'end' | 'console' | 'mail';

/** A chat that this phone has: talking, and whatever else its operator may do with it. */
export class Holding {
  readonly live: LiveChat;
  readonly handOver: HandOver;
  canned: readonly CannedResponse[] = [];
  /** A copy of the transcript is on its way to the operator's mailbox. */
  mailed = false;
  busy: Act | undefined;
  /** What the server would not do. */
  refused: Act | undefined;
  #seen: number;
  readonly #stop = new AbortController();
  readonly #options: HoldingOptions;

  constructor(options: HoldingOptions) {
    const { store, chat, onChange, onLost, onHandedTo } = options;
    this.#options = options;
    this.#seen = chat.lastSeq;
    this.live = new LiveChat({
      ...options,
      me: 'OPERATOR',
      unsent: store.current.unsent,
      // What an answer that comes too late changes is not this page's any more.
      keepUnsent: (unsent) => !this.#stop.signal.aborted && store.keepUnsent(unsent),
      onChange: () => this.#changed(),
      onNews: () => alertOperator(),
      onRefused: () => onLost(),
    });
    this.handOver = new HandOver({ connection: options, chatId: chat.id, onChange, onHandedTo });
    void this.#loadCanned();
  }

  /** Lines of the visitor that came while nobody looked. */
  get unread(): number {
    return unreadAfter(this.live.conversation, this.#seen, 'OPERATOR').length;
  }

  markRead(): void {
    // What the chat had when it was taken was shown with the request, though its lines may still be on their way.
    this.#seen = Math.max(this.#seen, lastSeqOf(this.live.conversation));
    this.live.read();
  }

  get draft(): string {
    return this.#options.store.current.draft;
  }

  edit(draft: string): void {
    this.#options.store.change({ draft });
    this.#options.onChange();
  }

  async end(): Promise<void> {
    this.#change({ busy: 'end' });
    await this.live.end();
    this.#change({ busy: undefined });
  }

  /** Hands the chat to oneself at the console, where one is signed in. */
  async goToConsole(): Promise<void> {
    const { id: chatId } = this.live.chat;
    if (await this.#act('console', () => call(this.#options, continueAtConsole, { chatId }))) this.#options.onLost();
  }

  /** Wants the transcript in one's own mailbox. */
  async mail(): Promise<void> {
    const { id: chatId } = this.live.chat;
    if (await this.#act('mail', () => call(this.#options, mailOwnTranscript, { chatId })))
      this.#change({ mailed: true });
  }

  close(): void {
    this.#stop.abort();
    this.handOver.close();
    this.live.close();
  }

  #changed(): void {
    const { store, token = '', onChange } = this.#options;
    const { chat } = this.live;
    if (!this.#stop.signal.aborted) store.change({ chat: { chat, token } });
    // After the end the link still shows the transcript here for a while, but no text lies in storage.
    if (isOver(chat)) store.change({ unsent: [], draft: '' });
    onChange();
  }

  async #loadCanned(): Promise<void> {
    const { signal } = this.#stop;
    // Without them the chat goes on all the same.
    const answer = await insist(() => call(this.#options, cannedResponses, {}), { signal }).catch(() => undefined);
    if (answer) this.#change({ canned: answer.cannedResponses });
  }

  async #act<T>(busy: Act, act: () => Promise<T>): Promise<T | undefined> {
    this.#change({ busy, refused: undefined });
    try {
      return await insist(act, { signal: this.#stop.signal });
    } catch (error) {
      if (error instanceof ApiError) this.#change({ refused: busy });
      return undefined;
    } finally {
      this.#change({ busy: undefined });
    }
  }

  #change(part: Partial<Pick<Holding, 'canned' | 'mailed' | 'busy' | 'refused'>>): void {
    Object.assign(this, part);
    this.#options.onChange();
  }
}

function alertOperator(): void {
  chime();
  // Browsers log a complaint about a page that vibrates before its first tap.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(80);
}
