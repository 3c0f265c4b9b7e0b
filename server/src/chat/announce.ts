import type { Services } from '../services.js';
import { chatTopic, departmentTopic } from '../pub-sub/topics.js';
import { ChatStatus } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';

/** Tells everybody concerned, once the transaction is committed, that a chat changed. */
export function announceChat(services: Services, chat: Chat): void {
  services.db.afterCommit(() => {
    services.pubSub.publish(chatTopic(chat.id), { kind: 'CHAT' });
    services.pubSub.publish(chatTopic(chat.id), { kind: 'RINGS' });
    const kind = chat.status === ChatStatus.WAITING ? 'CHAT_WAITING' : 'CHAT_UPDATED';
    services.pubSub.publish(departmentTopic(chat.departmentId), { kind, chatId: chat.id });
    if (chat.transferDepartmentId !== null && chat.transferDepartmentId !== chat.departmentId) {
      services.pubSub.publish(departmentTopic(chat.transferDepartmentId), { kind: 'CHAT_UPDATED', chatId: chat.id });
    }
  });
}

/** Tells that something of the chat's rings, or of their SMS, changed. */
export function announceRings(services: Services, chatId: string): void {
  services.db.afterCommit(() => services.pubSub.publish(chatTopic(chatId), { kind: 'RINGS' }));
}

/** Tells that a message was committed. */
export function announceMessage(services: Services, chatId: string, seq: number): void {
  services.db.afterCommit(() => services.pubSub.publish(chatTopic(chatId), { kind: 'MESSAGE', seq }));
}
