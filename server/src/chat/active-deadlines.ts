import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import type { Services } from '../services.js';
import { DeadlineKind } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { FIRST_MESSAGE_SECONDS, IDLE_END_SECONDS, OPERATOR_GONE_SECONDS } from './chat.rules.js';
import { addDeadlines } from './deadlines.js';

/** The deadlines of a chat that an operator has from now on, once those it had are dropped. */
export function setActiveDeadlines(services: Services, manager: EntityManager, chat: Chat): void {
  const now = services.clock.now();
  const operatorDue = chat.operatorSpokeAt === null ? FIRST_MESSAGE_SECONDS : OPERATOR_GONE_SECONDS;
  addDeadlines(manager, chat, [
    { kind: DeadlineKind.OPERATOR_GONE, dueAt: plusSeconds(now, operatorDue) },
    { kind: DeadlineKind.IDLE_END, dueAt: plusSeconds(chat.visitorSeenAt, IDLE_END_SECONDS) },
  ]);
}
