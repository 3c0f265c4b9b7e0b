import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { announceMessage } from './announce.js';
import { Chat } from './chat.entity.js';
import { Message } from './message.entity.js';
import { nextSeq } from './next-seq.js';

/** Adds a line that neither side wrote; the caller holds the department's lock and the chat is open. */
export async function addSystemMessage(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  body: string,
): Promise<void> {
  const seq = await nextSeq(manager, { chatId: chat.id });
  if (seq === null) return;
  await manager.insert(Message, {
    id: newId(),
    organizationId: chat.organizationId,
    chatId: chat.id,
    seq,
    author: MessageAuthor.SYSTEM,
    authorId: null,
    authorName: null,
    body,
    clientMessageId: null,
    createdAt: services.clock.now(),
  });
  chat.lastSeq = seq;
  announceMessage(services, chat.id, seq);
}
