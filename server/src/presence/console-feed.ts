import { In, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { Chat } from '../chat/chat.entity.js';
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
import { ConsoleReady, OfflineMessageLeft, type ConsoleEventMember } from './console-events.types.js';
import { printOf, view } from './console-views.js';
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
        return [...(await this.changedChats(event)), ...(await this.newOfflineMessages(event))];
      case 'OFFLINE_MESSAGE':
        return this.offlineMessage(event, event.offlineMessageId);
      case 'CHAT_WAITING':
      case 'CHAT_UPDATED':
        return this.chat(event, event.chatId);
    }
  }

  private async chat(event: object, id: string): Promise<ConsoleEventMember[]> {
    const chat = await this.shared(event, `chat ${id}`, (read) => read.findOneBy(Chat, { id }));
    if (!chat) return [];
    this.remember(chat);
    return [view(chat)];
  }

  /** The chats that another process opened, changed or closed. */
  private async changedChats(event: CheckEvent): Promise<ConsoleEventMember[]> {
    const chats = await this.services.sharedReads.of(event, `open chats ${this.scopeKey()}`, () => this.openChats());
    const changed = chats.filter((chat) => this.open.get(chat.id) !== printOf(chat));
    const stillOpen = new Set(chats.map(({ id }) => id));
    const closed = [...this.open.keys()].filter((id) => !stillOpen.has(id));
    for (const chat of changed) this.remember(chat);
    const told = await Promise.all(closed.map((id) => this.chat(event, id)));
    return [...changed.map(view), ...told.flat()];
  }

  private async offlineMessage(event: object, id: string): Promise<ConsoleEventMember[]> {
    const left = await this.shared(event, `offline message ${id}`, async (read) => {
      const offlineMessage = await read.findOneBy(OfflineMessage, { id });
      return offlineMessage && Object.assign(new OfflineMessageLeft(), { offlineMessage });
    });
    if (!left) return [];
    if (id > this.lastOfflineMessageId) this.lastOfflineMessageId = id;
    return [left];
  }

  private async newOfflineMessages(event: CheckEvent): Promise<ConsoleEventMember[]> {
    const after = this.lastOfflineMessageId;
    const messages = await this.shared(event, `offline messages ${this.scopeKey()} ${after}`, (read) =>
      read.find(OfflineMessage, { where: { ...this.scope(), id: MoreThan(after) }, order: { id: 'ASC' } }),
    );
    const told = await Promise.all(messages.map(({ id }) => this.offlineMessage(event, id)));
    return told.flat();
  }

  /** Once for all consoles of this process to which the event leads. */
  private shared<T>(event: object, key: string, read: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.services.sharedReads.of(event, key, () => read(this.services.db.read));
  }

  private openChats(): Promise<Chat[]> {
    const status = In([ChatStatus.WAITING, ChatStatus.ACTIVE]);
    return this.services.db.read.find(Chat, { where: { ...this.scope(), status }, order: { id: 'ASC' } });
  }

  private remember(chat: Chat): void {
    const isOpen = chat.status === ChatStatus.WAITING || chat.status === ChatStatus.ACTIVE;
    if (isOpen) this.open.set(chat.id, printOf(chat));
    else this.open.delete(chat.id);
  }

  /** Consoles with the same key may see the same. */
  private scopeKey(): string {
    const { role, organizationId, departmentIds } = this.caller;
    return role === Role.ADMINISTRATOR ? organizationId : departmentIds.join(' ');
  }

  private scope(): FindOptionsWhere<Chat> & FindOptionsWhere<OfflineMessage> {
    const { role, organizationId, departmentIds } = this.caller;
    return role === Role.ADMINISTRATOR ? { organizationId } : { organizationId, departmentId: In(departmentIds) };
  }
}
