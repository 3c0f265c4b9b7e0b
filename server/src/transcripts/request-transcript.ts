import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { Chat } from '../chat/chat.entity.js';
import { isOver } from '../chat/chat.rules.js';
import { requireChat } from '../chat/find-chat.js';
import { withLockedChat } from '../chat/locked-chat.js';
import { conflict, notFound } from '../errors.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import type { Services } from '../services.js';
import { cleanEmail } from '../text.rules.js';
import { MailPurpose } from '../vocabulary.js';
import { mailTranscriptTo } from './enqueue-transcript.js';

/** Copies of one chat, the department's among them: a form that anybody can fill in must not become a mail gun. */
const MOST_COPIES = 4;

/**
 * The visitor wants the transcript by mail: at once where the chat is over, else at its end, to the last address given.
 * CONFLICT where nobody answered, and where several addresses already have it. Asked again for the same address it sends
 * nothing twice.
 */
export async function requestTranscript(
  services: Services,
  caller: Caller,
  input: { chatId: string; email: string },
): Promise<boolean> {
  const email = cleanEmail('email', input.email);
  const seen = await requireChat(services, caller, input.chatId);
  if (seen.acceptedAt === null) throw conflict('Nobody has answered this chat.');
  const done = await withLockedChat(services, seen.id, async (manager, chat) => {
    if (!isOver(chat.status)) await manager.update(Chat, { id: chat.id }, { transcriptTo: email });
    else if (await hasRoom(manager, chat, email)) await mailTranscriptTo(services, manager, chat.id, email);
    else throw conflict('Enough copies of this chat are on their way.', 'email');
    return true;
  });
  if (done === null) throw notFound('chat');
  return done;
}

async function hasRoom(manager: EntityManager, chat: Chat, email: string): Promise<boolean> {
  const { organizationId, id: aboutId } = chat;
  const copies = await manager.findBy(MailMessage, { organizationId, aboutId, purpose: MailPurpose.TRANSCRIPT });
  return copies.length < MOST_COPIES || copies.some(({ recipient }) => recipient === email);
}
