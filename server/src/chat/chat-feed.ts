import { MoreThan } from 'typeorm';
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
import { Chat } from './chat.entity.js';
import { requireChat } from './find-chat.js';
import { fingerprint } from './fingerprint.rules.js';
import { Message } from './message.entity.js';
import { marksOf, type Side } from './receipts.rules.js';

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

/** Remembers what one subscriber has seen: an event only says that there is more, the lines are read by seq. */
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

  async begin(): Promise<ChatEventMember[]> {
    return [...(await this.newMessages()), ...(await this.chatChanged())];
  }

  async tell(event: ChatTopicEvent | CheckEvent): Promise<ChatEventMember[] | null> {
    const mayHaveLeft = event.kind === 'CHAT' || event.kind === 'CHECK';
    if (mayHaveLeft && !(await this.mayStillSee())) return null;
    switch (event.kind) {
      case 'CHECK':
        return [...(await this.newMessages()), ...(await this.receipts()), ...(await this.chatChanged(true))];
      case 'MESSAGE':
        return event.seq > this.lastSeq ? this.newMessages() : [];
      case 'CHAT':
        return [...(await this.newMessages()), ...(await this.chatChanged())];
      case 'RINGS':
        return isStaff(this.request.caller) ? this.chatChanged() : [];
      case 'TYPING':
        return this.typing(event);
      case 'RECEIPTS':
        return this.receipts();
    }
  }

  private async newMessages(): Promise<ChatEventMember[]> {
    const messages = await this.services.db.read.find(Message, {
      where: { chatId: this.request.chatId, seq: MoreThan(this.lastSeq) },
      order: { seq: 'ASC' },
    });
    this.lastSeq = messages.at(-1)?.seq ?? this.lastSeq;
    return messages.map((message) => MessagePosted.of(message));
  }

  private async chatChanged(onlyIfNew = false): Promise<ChatEventMember[]> {
    const chat = await this.services.db.read.findOneBy(Chat, { id: this.request.chatId });
    if (!chat || (onlyIfNew && fingerprint(chat) === this.told)) return [];
    this.told = fingerprint(chat);
    this.newMarks(chat);
    return [ChatChanged.of(chat)];
  }

  /** Marks of the other side that grew since they were last told. */
  private async receipts(): Promise<ChatEventMember[]> {
    const chat = await this.services.db.read.findOneBy(Chat, { id: this.request.chatId });
    if (!chat) return [];
    const { id: chatId } = chat;
    return this.newMarks(chat)
      .filter((author) => !this.isOwn(author))
      .map((author) => ReceiptsChanged.of({ chatId, author, ...marksOf(chat, author) }));
  }

  /** The sides whose marks grew; they count as told from now on. */
  private newMarks(chat: Chat): Side[] {
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

  /** A phone sees no more of a chat that was transferred or rescued away from it. */
  private async mayStillSee(): Promise<boolean> {
    const chat = await this.services.db.read.findOneBy(Chat, { id: this.request.chatId });
    return chat !== null && maySeeChat(this.request.caller, chat);
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
