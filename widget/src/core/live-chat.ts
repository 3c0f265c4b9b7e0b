import type { ResultOf, VariablesOf } from 'gql.tada';
import * as rules from './conversation.rules';
import { Feed, type Link } from './feed';
import { ApiError, call, type Connection } from './http';
import { insist } from './insist';
import * as operations from './operations';
import type { Chat, Message } from './operations';
import { ReceiptReports } from './receipts';
import { SendQueue } from './send-queue';
import { randomId } from './random-id';
import { TypingNotice } from './typing';

const TYPING_FADES_MS = 6_000;

export interface LiveChatOptions extends Connection {
  chat: Chat;
  me: 'VISITOR' | 'OPERATOR';
  /** Lines of an earlier page load that were never acknowledged. */
  unsent: readonly rules.Unsent[];
  /** Keeps the unacknowledged lines for the next page load. */
  keepUnsent(unsent: readonly rules.Unsent[]): void;
  onChange(): void;
  /** The other side wrote something that was not there when this page joined. */
  onNews(messages: readonly Message[]): void;
  /** The token is dead, or the chat no longer the caller's. */
  onRefused(code: string): void;
}

/** One participant's view of one chat, kept true for as long as the page lives. */
export class LiveChat {
  #conversation: rules.Conversation;
  #link: Link = 'connecting';
  #otherTypes = false;
  #fade: ReturnType<typeof setTimeout> | undefined;
  #heard: number;
  readonly #options: LiveChatOptions;
  readonly #feed: Feed<ResultOf<typeof operations.chatEvents>, VariablesOf<typeof operations.chatEvents>>;
  readonly #queue: SendQueue;
  readonly #notice: TypingNotice;
  readonly #receipts: ReceiptReports;

  constructor(options: LiveChatOptions) {
    this.#options = options;
    this.#conversation = rules.startConversation(options.chat, options.unsent);
    this.#heard = options.chat.lastSeq;
    this.#queue = new SendQueue({
      next: () => (rules.isOver(this.chat) ? undefined : this.conversation.unsent.find(({ refused }) => !refused)),
      send: (line) => this.#store(line),
      refuse: (line, refused) => this.#setUnsent((old) => (old === line ? { ...old, refused } : old)),
    });
    this.#receipts = new ReceiptReports((marks) =>
      call(options, operations.reportReceipts, { input: { chatId: this.chat.id, ...marks } }),
    );
    this.#notice = new TypingNotice((typing) => this.#tellTyping(typing));
    this.#feed = new Feed({
      endpoint: options.endpoint,
      token: options.token,
      operation: operations.chatEvents,
      variables: () => this.#since(),
      refetch: () => this.#fetch(),
      onData: ({ chatEvents: event }) => this.#receive(event),
      onLink: (link) => this.#setLink(link),
      onRefused: (code) => this.#refused(code),
    });
    void this.#queue.flush();
  }

  get conversation(): rules.Conversation {
    return this.#conversation;
  }
  get chat(): Chat {
    return this.#conversation.chat;
  }
  get link(): Link {
    return this.#link;
  }
  /** Whether the other side is typing. */
  get otherTypes(): boolean {
    return this.#otherTypes;
  }

  /** Queues a line; it is shown at once and sent once, now or when it can be. */
  send(body: string): void {
    this.#notice.stop();
    const line = { clientMessageId: randomId(), body };
    this.#update({ ...this.#conversation, unsent: [...this.#conversation.unsent, line] });
    void this.#queue.flush();
  }

  /** A person has seen every line that is here. */
  read(): void {
    this.#receipts.read(rules.lastSeqOf(this.#conversation));
  }

  typed(): void {
    if (this.chat.status === 'ACTIVE') this.#notice.typed();
  }

  /** Ends the chat for both sides, after what was written before, however long the network takes. */
  async end(): Promise<void> {
    const { chat } = this;
    await this.#queue.flush();
    try {
      const { endChat: ended } = await insist(() => call(this.#options, operations.endChat, { chatId: chat.id }));
      this.#update(rules.changeChat(this.#conversation, ended));
      void this.#feed.refresh();
    } catch (error) {
      this.#refused(error instanceof ApiError ? error.code : 'UNAUTHENTICATED');
    }
  }

  /** Stops listening and sending. The conversation so far stays readable. */
  close(): void {
    clearTimeout(this.#fade);
    this.#feed.close();
    this.#queue.close();
    this.#receipts.close();
  }

  #since(): { chatId: string; afterSeq: number } {
    return { chatId: this.chat.id, afterSeq: rules.lastSeqOf(this.#conversation) };
  }

  async #fetch(): Promise<void> {
    let before: number;
    do {
      before = rules.lastSeqOf(this.#conversation);
      const { chat } = await call(this.#options, operations.chatSince, this.#since());
      if (!chat) throw new ApiError('NOT_FOUND');
      this.#update(rules.changeChat(rules.receiveMessages(this.#conversation, chat.messages), chat));
    } while (rules.hasGap(this.#conversation) && rules.lastSeqOf(this.#conversation) > before);
  }

  #receive(event: ResultOf<typeof operations.chatEvents>['chatEvents']): void {
    if (event.__typename === 'TypingChanged') return this.#hearTyping(event);
    if (event.__typename === 'MessagePosted') {
      this.#take([event.message]);
      if (this.#conversation.ahead.length) void this.#feed.refresh();
    } else if (event.__typename === 'ReceiptsChanged') {
      this.#update(rules.changeReceipts(this.#conversation, event));
    } else if (event.__typename === 'ChatChanged') {
      this.#update(rules.changeChat(this.#conversation, event.chat));
      if (rules.hasGap(this.#conversation)) void this.#feed.refresh();
    }
  }

  #take(messages: readonly Message[]): void {
    if (messages.some(({ author }) => author !== this.#options.me)) this.#otherTypes = false;
    this.#update(rules.receiveMessages(this.#conversation, messages));
  }

  #hearTyping({ author, typing }: { author: Message['author']; typing: boolean }): void {
    if (author === this.#options.me) return;
    clearTimeout(this.#fade);
    this.#otherTypes = typing;
    if (typing) this.#fade = setTimeout(() => this.#hearTyping({ author, typing: false }), TYPING_FADES_MS);
    this.#options.onChange();
  }

  async #store({ clientMessageId, body }: rules.Unsent): Promise<void> {
    const input = { chatId: this.chat.id, clientMessageId, body };
    const { sendMessage: stored } = await call(this.#options, operations.sendMessage, { input });
    this.#take([stored]);
    this.#setUnsent((line) => (line.clientMessageId === clientMessageId ? undefined : line));
  }

  #setUnsent(change: (line: rules.Unsent) => rules.Unsent | undefined): void {
    const unsent = this.#conversation.unsent.flatMap((line) => change(line) ?? []);
    this.#update({ ...this.#conversation, unsent });
  }

  #tellTyping(typing: boolean): void {
    call(this.#options, operations.setTyping, { chatId: this.chat.id, typing }).catch(() => {
      // A lost typing notice is nobody's loss.
    });
  }

  #setLink(link: Link): void {
    this.#link = link;
    this.#options.onChange();
  }

  #refused(code: string): void {
    this.close();
    this.#options.onRefused(code);
  }

  #update(conversation: rules.Conversation): void {
    if (conversation === this.#conversation) return;
    const kept = this.#conversation.unsent;
    this.#conversation = conversation;
    if (conversation.unsent !== kept) this.#options.keepUnsent(conversation.unsent);
    if (rules.isOver(conversation.chat) && !rules.hasGap(conversation)) this.close();
    if (conversation.messages.length) this.#receipts.delivered(rules.lastSeqOf(conversation));
    this.#announce();
    this.#options.onChange();
  }

  #announce(): void {
    const news = rules.unreadAfter(this.#conversation, this.#heard, this.#options.me);
    this.#heard = Math.max(this.#heard, rules.lastSeqOf(this.#conversation));
    if (news.length) this.#options.onNews(news);
  }
}
