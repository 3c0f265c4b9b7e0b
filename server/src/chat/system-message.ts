import type { EntityManager } from 'typeorm';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { storeMessage } from './store-message.js';

/** Adds a line that neither side wrote; the caller holds the department's lock and the chat is open. */
export async function addSystemMessage(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  body: string,
): Promise<void> {
  const { id: chatId, organizationId } = chat;
  const nobody = { author: MessageAuthor.SYSTEM, authorId: null, authorName: null, clientMessageId: null };
  const message = await storeMessage(services, manager, { chatId, organizationId, ...nobody, body });
  if (message) chat.lastSeq = message.seq;
}
