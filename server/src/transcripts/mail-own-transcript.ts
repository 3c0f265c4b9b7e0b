import { asHolder } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { isOver } from '../chat/chat.rules.js';
import { requireChat } from '../chat/find-chat.js';
import { withLockedChat } from '../chat/locked-chat.js';
import { conflict, notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import { mailTranscriptTo } from './enqueue-transcript.js';

/**
 * An operator wants the transcript of a chat that is over by mail, from the phone that had it or at the console: it goes to the
 * address they sign in with, once. CONFLICT while the chat goes on.
 */
export async function mailOwnTranscript(services: Services, caller: Caller, chatId: string): Promise<boolean> {
  const { operatorId, organizationId } = asHolder(caller);
  await requireChat(services, caller, chatId);
  const done = await withLockedChat(services, chatId, async (manager, chat) => {
    if (!isOver(chat.status)) throw conflict('The transcript is mailed when the chat is over.');
    const { email } = await manager.findOneByOrFail(Operator, { id: operatorId, organizationId });
    await mailTranscriptTo(services, manager, chat.id, email);
    return true;
  });
  if (done === null) throw notFound('chat');
  return done;
}
