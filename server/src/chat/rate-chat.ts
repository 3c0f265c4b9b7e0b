import type { Caller } from '../access/caller.js';
import { badInput, conflict } from '../errors.js';
import { chatTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { cleanBody, optional } from '../text.rules.js';
import { Chat } from './chat.entity.js';
import { requireChat } from './find-chat.js';

const COMMENT_LIMIT = 1000;
const BEST = 5;

/** What a visitor thought of a chat. */
export interface Rating {
  chatId: string;
  score: number;
  comment?: string | null;
}

/**
 * Keeps the visitor's rating of a chat, one a chat: the last word counts. CONFLICT where nobody ever answered; BAD_USER_INPUT
 * for a score outside of 1 to 5.
 */
export async function rateChat(services: Services, caller: Caller, input: Rating): Promise<Chat> {
  const { score } = input;
  if (!Number.isInteger(score) || score < 1 || score > BEST) throw badInput('score', `A score is 1 to ${BEST}.`);
  const comment = optional(cleanBody, 'comment', input.comment);
  if (comment !== null && [...comment].length > COMMENT_LIMIT) {
    throw badInput('comment', `At most ${COMMENT_LIMIT} characters fit here.`);
  }
  const chat = await requireChat(services, caller, input.chatId);
  if (chat.acceptedAt === null) throw conflict('Nobody has answered this chat.');
  const now = services.clock.now();
  const rating = { ratingScore: score, ratingComment: comment, ratedAt: now, visitorToldAt: now };
  await services.db.write(async (manager) => {
    await manager.update(Chat, { id: chat.id }, rating);
    services.db.afterCommit(() => services.pubSub.publish(chatTopic(chat.id), { kind: 'CHAT' }));
  });
  return Object.assign(chat, rating);
}
