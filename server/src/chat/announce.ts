import type { Services } from '../services.js';
import { chatTopic, departmentTopic, organizationTopic } from '../pub-sub/topics.js';
import { ChatStatus } from '../vocabulary.js';
import { MessagePosted } from './chat-events.types.js';
import type { Chat } from './chat.entity.js';
import type { Message } from './message.entity.js';

/** Tells everybody concerned, once the transaction is committed, that a chat changed. */
export function announceChat(services: Services, chat: Chat): void {
  const kind = chat.status === ChatStatus.WAITING ? 'CHAT_WAITING' : 'CHAT_UPDATED';
  const { id: chatId, departmentId, organizationId, transferDepartmentId } = chat;
  const departments = new Set([departmentId, transferDepartmentId ?? departmentId]);
  services.db.afterCommit(() => {
    services.pubSub.publish(chatTopic(chatId), { kind: 'CHAT' });
    for (const id of departments) services.pubSub.publish(departmentTopic(id), { kind, chatId });
    services.pubSub.publish(organizationTopic(organizationId), { kind, chatId });
  });
}

/** Tells that something of the chat's rings, or of their SMS, changed. */
export function announceRings(services: Services, chatId: string): void {
  services.db.afterCommit(() => services.pubSub.publish(chatTopic(chatId), { kind: 'RINGS' }));
}

/** Tells a message once it is committed. */
export function announceMessage(services: Services, message: Message): void {
  services.db.afterCommit(() => tellMessage(services, message));
}

/** Tells a message that is committed. */
export function tellMessage({ pubSub }: Services, message: Message): void {
  const { chatId, seq } = message;
  pubSub.publish(chatTopic(chatId), { kind: 'MESSAGE', seq, posted: MessagePosted.of(message) });
}
