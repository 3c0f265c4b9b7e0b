import { In, MoreThan, type FindOptionsWhere } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { Chat } from '../chat/chat.entity.js';
import { fingerprint } from '../chat/fingerprint.rules.js';
import { OfflineMessage } from '../offline-messages/offline-message.entity.js';
import type { BoundedQueue } from '../pub-sub/bounded-queue.js';
import { Feed } from '../pub-sub/feed.js';
import {
  departmentTopic,
  organizationTopic,
  type CheckEvent,
  type CoverageAlarmTopicEvent,
  type DepartmentTopicEvent,
  type PresenceTopicEvent,
  type Topic,
  type TopicEvent,
} from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { ChatStatus, Role } from '../vocabulary.js';
import {
  ChatUpdated,
  ChatWaiting,
  ConsoleReady,
  OfflineMessageLeft,
  type ConsoleEventMember,
} from './console-events.types.js';
import { loseConsole, openConsole } from './consoles.js';

/** Whose console it is, and whether it counts as logged in. */
export interface ConsoleFeedRequest {
  caller: OperatorCaller;
  attend: boolean;
  onOverflow: () => void;
  /** How long its connection has left a ping unanswered, in milliseconds. */
  silentMs: () => number;
}

/** The console's feed: the chats waiting now, ConsoleReady, then what happens. Attended, it logs the operator in. */
export async function openConsoleFeed(
  services: Services,
  request: ConsoleFeedRequest,
): Promise<AsyncIterableIterator<ConsoleEventMember>> {
  const { caller } = request;
  const feed = new ConsoleFeed(services, caller);
  const queue = services.pubSub.open(topicsOf(caller), request.onOverflow);
  const lease = request.attend ? await attend(services, request).catch(endOf(queue)) : null;
  return new Feed<TopicEvent, ConsoleEventMember>(
    queue,
    () => feed.begin(),
    (event) => feed.tell(event as ConsoleTopicEvent),
    () => lease !== null && close(services, lease),
  );
}

function attend(services: Services, { caller, onOverflow, silentMs }: ConsoleFeedRequest): Promise<string> {
  return openConsole(services, caller, { cut: onOverflow, silentMs });
}

/** Refused, nobody will take what comes. */
function endOf(queue: BoundedQueue<TopicEvent>): (error: unknown) => Promise<never> {
  return async (error) => {
    await queue.return();
    throw error;
  };
}

type ConsoleTopicEvent = DepartmentTopicEvent | PresenceTopicEvent | CoverageAlarmTopicEvent | CheckEvent;

function close(services: Services, lease: string): void {
  loseConsole(services, lease).catch((error: unknown) => {
    // The lease then runs out by itself.
    services.log.warn({ err: error }, 'a lost console could not be written down');
  });
}

/** Administrators hear of every chat of the organization, operators of those of their departments. */
function topicsOf(caller: OperatorCaller): Topic[] {
  return caller.role === Role.ADMINISTRATOR
    ? [organizationTopic(caller.organizationId)]
    : caller.departmentIds.map(departmentTopic);
}

/** Remembers which chats are open and how they were last told, so that a check finds what no event told. */
class ConsoleFeed {
  private readonly open = new Map<string, string>();
  private lastOfflineMessageId = '';

  constructor(
    private readonly services: Services,
    private readonly caller: OperatorCaller,
  ) {}

  async begin(): Promise<ConsoleEventMember[]> {
    const [newest] = await this.services.db.read.find(OfflineMessage, {
      where: this.scope(),
      order: { id: 'DESC' },
      take: 1,
    });
    this.lastOfflineMessageId = newest?.id ?? '';
    const chats = await this.openChats();
    for (const chat of chats) this.remember(chat);
    const waiting = chats.filter(({ status }) => status === ChatStatus.WAITING);
    const ready = Object.assign(new ConsoleReady(), { waitingChatIds: waiting.map(({ id }) => id) });
    return [...waiting.map(view), ready];
  }

  async tell(event: ConsoleTopicEvent): Promise<ConsoleEventMember[]> {
    switch (event.kind) {
      case 'PRESENCE':
      case 'COVERAGE_ALARM':
        return [];
      case 'CHECK':
        return [...(await this.changedChats()), ...(await this.newOfflineMessages())];
      case 'OFFLINE_MESSAGE':
        return this.offlineMessage(event.offlineMessageId);
      case 'CHAT_WAITING':
      case 'CHAT_UPDATED':
        return this.chat(event.chatId);
    }
  }

  private async chat(id: string): Promise<ConsoleEventMember[]> {
    const chat = await this.services.db.read.findOneBy(Chat, { id });
    if (!chat) return [];
    this.remember(chat);
    return [view(chat)];
  }

  /** The chats that another process opened, changed or closed. */
  private async changedChats(): Promise<ConsoleEventMember[]> {
    const chats = await this.openChats();
    const changed = chats.filter((chat) => this.open.get(chat.id) !== fingerprint(chat));
    const closed = [...this.open.keys()].filter((id) => !chats.some((chat) => chat.id === id));
    for (const chat of changed) this.remember(chat);
    const told = await Promise.all(closed.map((id) => this.chat(id)));
    return [...changed.map(view), ...told.flat()];
  }

  private async offlineMessage(id: string): Promise<ConsoleEventMember[]> {
    const offlineMessage = await this.services.db.read.findOneBy(OfflineMessage, { id });
    if (!offlineMessage) return [];
    if (id > this.lastOfflineMessageId) this.lastOfflineMessageId = id;
    return [Object.assign(new OfflineMessageLeft(), { offlineMessage })];
  }

  private async newOfflineMessages(): Promise<ConsoleEventMember[]> {
    const messages = await this.services.db.read.find(OfflineMessage, {
      where: { ...this.scope(), id: MoreThan(this.lastOfflineMessageId) },
      order: { id: 'ASC' },
    });
    const told = await Promise.all(messages.map(({ id }) => this.offlineMessage(id)));
    return told.flat();
  }

  private openChats(): Promise<Chat[]> {
    const status = In([ChatStatus.WAITING, ChatStatus.ACTIVE]);
    return this.services.db.read.find(Chat, { where: { ...this.scope(), status }, order: { id: 'ASC' } });
  }

  private remember(chat: Chat): void {
    const isOpen = chat.status === ChatStatus.WAITING || chat.status === ChatStatus.ACTIVE;
    if (isOpen) this.open.set(chat.id, fingerprint(chat));
    else this.open.delete(chat.id);
  }

  private scope(): FindOptionsWhere<Chat> & FindOptionsWhere<OfflineMessage> {
    const { role, organizationId, departmentIds } = this.caller;
    return role === Role.ADMINISTRATOR ? { organizationId } : { organizationId, departmentId: In(departmentIds) };
  }
}

function view(chat: Chat): ConsoleEventMember {
  return Object.assign(chat.status === ChatStatus.WAITING ? new ChatWaiting() : new ChatUpdated(), { chat });
}
