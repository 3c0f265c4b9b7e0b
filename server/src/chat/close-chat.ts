import type { EntityManager } from 'typeorm';
import { enqueueContactMail } from '../mail/enqueue-contact.js';
import { endPendingRings } from '../rings/end-rings.js';
import type { Services } from '../services.js';
import { enqueueTranscript } from '../transcripts/enqueue-transcript.js';
import { ChatStatus, MessageAuthor, RingStatus } from '../vocabulary.js';
import { announceChat } from './announce.js';
import { Chat } from './chat.entity.js';
import { clearDeadlines } from './deadlines.js';

/** WAITING → MISSED: nobody could be reached, or nobody answered in time. */
export async function missChat(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.TIMED_OUT);
  await close(services, manager, chat, ChatStatus.MISSED, MessageAuthor.SYSTEM);
  await enqueueContactMail(services, manager, chat);
}

/** WAITING → ABANDONED: the visitor left before anybody answered. */
export async function abandonChat(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.RESCINDED);
  await close(services, manager, chat, ChatStatus.ABANDONED, MessageAuthor.VISITOR);
  await enqueueContactMail(services, manager, chat);
}

/** ACTIVE → ENDED, by either side or the system; the transcript goes to the department's mailbox. */
export async function finishChat(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  endedBy: MessageAuthor,
): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.RESCINDED);
  await close(services, manager, chat, ChatStatus.ENDED, endedBy);
  await enqueueTranscript(services, manager, chat.id);
}

/** The transition itself; the caller holds the department's lock and has read the chat under it. */
async function close(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  status: ChatStatus,
  endedBy: MessageAuthor,
): Promise<void> {
  const changes = {
    status,
    endedBy,
    endedAt: services.clock.now(),
    transferDepartmentId: null,
    transferOperatorId: null,
    ringsUntil: null,
  };
  await manager.update(Chat, { id: chat.id }, changes);
  clearDeadlines(manager, chat.id);
  Object.assign(chat, changes);
  announceChat(services, chat);
}
