import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { DeadlineKind } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { VISITOR_GONE_SECONDS } from './chat.rules.js';
import { setDeadline } from './deadlines.js';

/** The deadlines of a chat that begins to wait. */
export async function setWaitingDeadlines(manager: EntityManager, chat: Chat): Promise<void> {
  await setDeadline(manager, chat, DeadlineKind.MAXIMUM_WAIT, chat.waitingUntil);
  await setDeadline(manager, chat, DeadlineKind.VISITOR_GONE, plusSeconds(chat.visitorSeenAt, VISITOR_GONE_SECONDS));
  if (chat.overflowAfterSeconds !== null) {
    const overflowAt = plusSeconds(chat.waitingSince, chat.overflowAfterSeconds);
    await setDeadline(manager, chat, DeadlineKind.OVERFLOW, overflowAt);
  }
}
