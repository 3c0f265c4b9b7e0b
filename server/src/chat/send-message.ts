import type { Caller } from '../access/caller.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { cleanBody, cleanUuid } from '../text.rules.js';
import { ChatStatus } from '../vocabulary.js';
import { withLockedChat } from './locked-chat.js';
import { Message } from './message.entity.js';
import { endRescue, isBeingRescued } from './rescue-chat.js';
import type { RescuedChat } from './store-lines.js';

/** What a participant writes. */
export interface MessageToSend {
  chatId: string;
  clientMessageId: string;
  body: string;
}

/**
 * Adds a line to a chat, in the visitor's name also while it waits. A repeated clientMessageId returns the first message.
 * CONFLICT once the chat is over, FORBIDDEN to an operator who does not have it, RATE_LIMITED where the database does not keep up.
 */
export async function sendMessage(services: Services, caller: Caller, input: MessageToSend): Promise<Message> {
  if (caller.kind === 'anonymous') throw notFound('chat');
  const clientMessageId = cleanUuid('clientMessageId', input.clientMessageId);
  const body = cleanBody('body', input.body);
  const outcome = await services.lines.add(services, { caller, chatId: input.chatId, clientMessageId, body });
  if (outcome.refusal) throw outcome.refusal;
  if (outcome.rescued) await stopRescue(services, outcome.rescued);
  // A repeat is rare: only its line is read as an entity.
  return outcome.message ?? services.db.read.findOneByOrFail(Message, { id: outcome.earlier });
}

/** "Rescue and the operator's message at the same moment: the message wins." */
async function stopRescue(services: Services, { chatId, assignment }: RescuedChat): Promise<void> {
  await withLockedChat(services, chatId, async (manager, chat) => {
    if (chat.status === ChatStatus.ACTIVE && chat.assignment === assignment && isBeingRescued(chat)) {
      await endRescue(services, manager, chat);
    }
  });
}
