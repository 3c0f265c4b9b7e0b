import { asOperator } from '../access/access.rules.js';
import type { Caller, OperatorCaller } from '../access/caller.js';
import { badInput } from '../errors.js';
import { keysetPage, type Page } from '../db/keyset-page.js';
import type { Services } from '../services.js';
import { MessageAuthor, Role, type ChatStatus } from '../vocabulary.js';
import { Chat } from './chat.entity.js';
import { Message } from './message.entity.js';

const MOST_MESSAGES = 1000;

/** Which chats to list. */
export interface ChatsFilter {
  status?: ChatStatus[] | null;
  departmentId?: string | null;
  operatorId?: string | null;
}

/** A page of the chats that an operator may see, newest first. */
export async function listChats(
  services: Services,
  caller: Caller,
  filter: ChatsFilter,
  page: { first: number; after: string | null },
): Promise<Page<Chat>> {
  const operator = asOperator(caller);
  const query = services.db.read
    .createQueryBuilder(Chat, 'chat')
    .where('chat.organizationId = :organizationId', { organizationId: operator.organizationId });
  if (operator.role !== Role.ADMINISTRATOR) {
    query.andWhere(visibleTo(operator), { self: operator.operatorId, departmentIds: operator.departmentIds });
  }
  if (filter.status && filter.status.length > 0)
    query.andWhere('chat.status IN (:...status)', { status: filter.status });
  if (filter.departmentId) query.andWhere('chat.departmentId = :departmentId', { departmentId: filter.departmentId });
  if (filter.operatorId) query.andWhere('chat.operatorId = :operatorId', { operatorId: filter.operatorId });
  return keysetPage(query, page.first, page.after);
}

/** SQL for: a chat of theirs, or of one of their departments. */
function visibleTo({ departmentIds }: OperatorCaller): string {
  const theirs = 'chat.operatorId = :self';
  return departmentIds.length === 0 ? theirs : `(${theirs} OR chat.departmentId IN (:...departmentIds))`;
}

/** At most `first` messages of a chat after a seq, in order; with `author`, only that side's. */
export async function readMessages(
  services: Services,
  chatId: string,
  page: { afterSeq: number; first: number },
  author: MessageAuthor | null,
): Promise<Message[]> {
  if (page.first < 1 || page.first > MOST_MESSAGES) {
    throw badInput('first', `At most ${MOST_MESSAGES} messages are read at once.`);
  }
  const query = services.db.read
    .createQueryBuilder(Message, 'message')
    .where('message.chatId = :chatId AND message.seq > :afterSeq', { chatId, afterSeq: page.afterSeq })
    .orderBy('message.seq', 'ASC')
    .limit(page.first);
  if (author !== null) query.andWhere('message.author = :author', { author });
  return query.getMany();
}
