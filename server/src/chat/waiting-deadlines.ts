import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { DeadlineKind } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { VISITOR_GONE_SECONDS } from './chat.rules.js';
import { addDeadlines, type Due } from './deadlines.js';

/** The deadlines of a chat that begins to wait, once those it had are dropped. */
export function setWaitingDeadlines(manager: EntityManager, chat: Chat): void {
  const dues: Due[] = [
    { kind: DeadlineKind.MAXIMUM_WAIT, dueAt: chat.waitingUntil },
    { kind: DeadlineKind.VISITOR_GONE, dueAt: plusSeconds(chat.visitorSeenAt, VISITOR_GONE_SECONDS) },
  ];
  if (chat.overflowAfterSeconds !== null) {
    dues.push({ kind: DeadlineKind.OVERFLOW, dueAt: plusSeconds(chat.waitingSince, chat.overflowAfterSeconds) });
  }
  addDeadlines(manager, chat, dues);
}
