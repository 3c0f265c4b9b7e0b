import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { announceMessage } from './announce.js';
import type { Chat } from './chat.entity.js';
import { Message } from './message.entity.js';
import { nextSeq } from './next-seq.js';

/** Who writes a line; `holder` for an operator: the fence that a former holder does not pass. */
export interface LineAuthor {
  kind: typeof MessageAuthor.VISITOR | typeof MessageAuthor.OPERATOR;
  id: string;
  name: string | null;
  holder: { operatorId: string; assignment: number | null } | null;
}

/** One line to be stored, its body clean already. */
export interface NewLine {
  chatId: string;
  organizationId: string;
  author: LineAuthor;
  clientMessageId: string;
  body: string;
}

/**
 * Stores a line and announces it, or returns the one that this clientMessageId stored before; null where the chat takes no
 * line of this author (it is over, or somebody else's).
 */
export async function storeMessage(services: Services, manager: EntityManager, line: NewLine): Promise<Message | null> {
  const { chatId, author, clientMessageId } = line;
  const earlier = await manager.findOneBy(Message, { chatId, authorId: author.id, clientMessageId });
  if (earlier) return earlier;
  const now = services.clock.now();
  const seq = await nextSeq(manager, {
    chatId,
    ...(author.holder ? { holder: author.holder } : {}),
    also: seen(author, now),
  });
  if (seq === null) return null;
  const message = manager.create(Message, {
    id: newId(),
    organizationId: line.organizationId,
    chatId,
    seq,
    author: author.kind,
    authorId: author.id,
    authorName: author.name,
    body: line.body,
    clientMessageId,
    createdAt: now,
  });
  await manager.insert(Message, message);
  announceMessage(services, chatId, seq);
  return message;
}

function seen(
  author: LineAuthor,
  now: Date,
): Partial<Pick<Chat, 'visitorSeenAt' | 'operatorSeenAt' | 'operatorSpokeAt'>> {
  return author.kind === MessageAuthor.VISITOR ? { visitorSeenAt: now } : { operatorSeenAt: now, operatorSpokeAt: now };
}
