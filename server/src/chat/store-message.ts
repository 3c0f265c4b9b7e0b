import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { announceMessage } from './announce.js';
import { Message } from './message.entity.js';
import { nextSeq } from './next-seq.js';

/** One line to be stored, its body clean already. */
type NewLine = Pick<
  Message,
  'chatId' | 'organizationId' | 'author' | 'authorId' | 'authorName' | 'clientMessageId' | 'body'
>;

/**
 * Stores a line that comes with something else, in that transaction, and announces it; null once the chat is over. What
 * participants write goes by send-message.ts.
 */
export async function storeMessage(services: Services, manager: EntityManager, line: NewLine): Promise<Message | null> {
  const createdAt = services.clock.now();
  const fromVisitor = line.author === MessageAuthor.VISITOR;
  const seq = await nextSeq(manager, line.chatId, fromVisitor ? { visitorSeenAt: createdAt } : {});
  if (seq === null) return null;
  const message = Object.assign(new Message(), line, { id: newId(), seq, createdAt });
  await manager.insert(Message, message);
  announceMessage(services, message);
  return message;
}
