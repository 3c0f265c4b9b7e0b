import { In } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { Chat } from '../chat/chat.entity.js';
import { OfflineMessage } from '../chat/offline-message.entity.js';
import { Feed } from '../pub-sub/feed.js';
import {
  departmentTopic,
  organizationTopic,
  type DepartmentTopicEvent,
  type Topic,
  type TopicEvent,
} from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { ChatStatus, Role } from '../vocabulary.js';
import { ChatUpdated, ChatWaiting, ConsoleReady, OfflineMessageLeft, type ConsoleEventMember } from './console-events.types.js';
import { loseConsole, openConsole } from './consoles.js';

/** Whose console it is, and whether it counts as logged in. */
export interface ConsoleFeedRequest {
  caller: OperatorCaller;
  attend: boolean;
  onOverflow: () => void;
}

/** The console's feed: the chats waiting now, ConsoleReady, then what happens. Attended, it logs the operator in. */
export async function openConsoleFeed(
  services: Services,
  request: ConsoleFeedRequest,
): Promise<AsyncIterableIterator<ConsoleEventMember>> {
  const { caller } = request;
  const queue = services.pubSub.open(topicsOf(caller), request.onOverflow);
  const lease = request.attend ? await openConsole(services, caller) : null;
  return new Feed<TopicEvent, ConsoleEventMember>(
    queue,
    () => begin(services, caller),
    (event) => tell(services, event as DepartmentTopicEvent),
    () => lease !== null && close(services, lease),
  );
}

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

async function begin(services: Services, caller: OperatorCaller): Promise<ConsoleEventMember[]> {
  const where =
    caller.role === Role.ADMINISTRATOR
      ? { organizationId: caller.organizationId }
      : { departmentId: In(caller.departmentIds) };
  const waiting = await services.db.read.find(Chat, {
    where: { ...where, status: ChatStatus.WAITING },
    order: { id: 'ASC' },
  });
  return [
    ...waiting.map((chat) => Object.assign(new ChatWaiting(), { chat })),
    Object.assign(new ConsoleReady(), { waitingChatIds: waiting.map(({ id }) => id) }),
  ];
}

async function tell(services: Services, event: DepartmentTopicEvent | { kind: 'PRESENCE' }): Promise<ConsoleEventMember[]> {
  if (event.kind === 'PRESENCE') return [];
  if (event.kind === 'OFFLINE_MESSAGE') {
    const offlineMessage = await services.db.read.findOneBy(OfflineMessage, { id: event.offlineMessageId });
    return offlineMessage ? [Object.assign(new OfflineMessageLeft(), { offlineMessage })] : [];
  }
  const chat = await services.db.read.findOneBy(Chat, { id: event.chatId });
  if (!chat) return [];
  const waits = chat.status === ChatStatus.WAITING;
  return [Object.assign(waits ? new ChatWaiting() : new ChatUpdated(), { chat })];
}
