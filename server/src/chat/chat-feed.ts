import type { Caller } from '../access/caller.js';
import { isStaff, maySeeChat } from '../access/access.rules.js';
import { Feed } from '../pub-sub/feed.js';
import { chatTopic, type ChatTopicEvent, type CheckEvent, type TopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import {
  ChatChanged,
  MessagePosted,
  ReceiptsChanged,
  TypingChanged,
  type ChatEventMember,
} from './chat-events.types.js';
import type { WatchedChat } from './chat-reads.js';
import { requireChat } from './find-chat.js';
import { openFingerprint } from './fingerprint.rules.js';
import { marksOf, type Receipts, type Side } from './receipts.rules.js';

const SIDES: Side[] = [MessageAuthor.VISITOR, MessageAuthor.OPERATOR];

/** Whose feed it is, of which chat, and what to do when the subscriber stalls. */
export interface ChatFeedRequest {
  caller: Caller;
  chatId: string;
  afterSeq: number;
  onOverflow: () => void;
}

/**
 * Everything that happens in one chat: first the messages after `afterSeq` in order, then one ChatChanged, then live, without a
 * gap. NOT_FOUND where the caller may not see the chat.
 */
export async function openChatFeed(
  services: Services,
  request: ChatFeedRequest,
): Promise<AsyncIterableIterator<ChatEventMember>> {
  const { caller, chatId } = request;
  await requireChat(services, caller, chatId);
  const feed = new ChatFeed(services, request);
  const queue = services.pubSub.open([chatTopic(chatId)], request.onOverflow);
  const release = services.signsOfLife.hold(caller, chatId);
  return new Feed<TopicEvent, ChatEventMember>(
    queue,
    () => feed.begin(),
    (event) => feed.tell(event as ChatTopicEvent | CheckEvent),
    release,
  );
}

/**
 * Remembers what one subscriber has seen. A line that is the next one is told as the event brings it; all else that an event
 * says is that there may be more, which is read by seq, once for all subscribers of this process.
 */
class ChatFeed {
  private lastSeq: number;
  /** The chat as it was last told, to know whether a check finds something new. */
  private told = '';
  private readonly toldMarks = new Map<Side, string>();

  constructor(
    private readonly services: Services,
    private readonly request: ChatFeedRequest,
  ) {
    this.lastSeq = Math.max(0, request.afterSeq);
  }

  begin(): Promise<ChatEventMember[] | null> {
    return this.newestChat();
  }

  tell(event: ChatTopicEvent | CheckEvent): ChatEventMember[] | Promise<ChatEventMember[] | null> {
    switch (event.kind) {
      case 'MESSAGE':
        return this.message(event);
      case 'CHECK':
        return this.check();
      case 'CHAT':
        return this.newestChat();
      case 'RINGS':
        return isStaff(this.request.caller) ? this.newestChat() : [];
      case 'TYPING':
        return this.typing(event);
      case 'RECEIPTS':
        return this.receipts();
    }
  }

  private message({
    seq,
    posted,
  }: Extract<ChatTopicEvent, { kind: 'MESSAGE' }>): ChatEventMember[] | Promise<ChatEventMember[]> {
    if (seq <= this.lastSeq) return [];
    if (!posted || seq > this.lastSeq + 1) return this.newMessages();
    this.lastSeq = seq;
    return [posted];
  }

  /** Lines that were not told yet, then the chat; null where the caller may see it no more. */
  private async newestChat(): Promise<ChatEventMember[] | null> {
    const chat = await this.services.chatReads.chat(this.request.chatId);
    if (!chat || !maySeeChat(this.request.caller, chat)) return null;
    const lines = await this.messagesUpTo(chat);
    this.told = openFingerprint(chat);
    this.newMarks(chat);
    return [...lines, ChatChanged.of(chat)];
  }

  /** Whatever no event told; null where the caller may see the chat no more. */
  private async check(): Promise<ChatEventMember[] | null> {
    const chat = await this.services.chatReads.watched(this.request.chatId);
    if (!chat || !maySeeChat(this.request.caller, chat)) return null;
    if (openFingerprint(chat) !== this.told) return this.newestChat();
    return [...(await this.messagesUpTo(chat)), ...this.newReceipts(chat)];
  }

  /** A chat is read after the event that led to it: what it counts is there. */
  private async messagesUpTo(chat: WatchedChat): Promise<ChatEventMember[]> {
    return chat.lastSeq > this.lastSeq ? this.newMessages() : [];
  }

  private async newMessages(): Promise<ChatEventMember[]> {
    const messages = await this.services.chatReads.linesAfter(this.request.chatId, this.lastSeq);
    this.lastSeq = messages.at(-1)?.seq ?? this.lastSeq;
    return messages.map((message) => MessagePosted.of(message));
  }

  private async receipts(): Promise<ChatEventMember[]> {
    const chat = await this.services.chatReads.watched(this.request.chatId);
    return chat ? this.newReceipts(chat) : [];
  }

  /** Marks of the other side that grew since they were last told. */
  private newReceipts(chat: WatchedChat): ChatEventMember[] {
    const { id: chatId } = chat;
    return this.newMarks(chat)
      .filter((author) => !this.isOwn(author))
      .map((author) => ReceiptsChanged.of({ chatId, author, ...marksOf(chat, author) }));
  }

  /** The sides whose marks grew; they count as told from now on. */
  private newMarks(chat: Receipts): Side[] {
    return SIDES.filter((side) => {
      const marks = JSON.stringify(marksOf(chat, side));
      const isNew = this.toldMarks.get(side) !== marks;
      this.toldMarks.set(side, marks);
      return isNew;
    });
  }

  private isOwn(author: Side): boolean {
    return (this.request.caller.kind === 'visitor') === (author === MessageAuthor.VISITOR);
  }

  private typing(event: Extract<ChatTopicEvent, { kind: 'TYPING' }>): ChatEventMember[] {
    const { caller, chatId } = this.request;
    const own =
      caller.kind === 'visitor'
        ? event.author === 'VISITOR'
        : caller.kind !== 'anonymous' && caller.operatorId === event.authorId;
    return own ? [] : [TypingChanged.of({ chatId, author: event.author, typing: event.typing })];
  }
}
