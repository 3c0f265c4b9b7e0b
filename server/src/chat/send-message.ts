import type { Caller } from '../access/caller.js';
import { isDuplicate } from '../db/errors.js';
import { conflict, forbidden, type Refusal } from '../errors.js';
import type { Services } from '../services.js';
import { cleanBody, cleanUuid } from '../text.rules.js';
import { ChatStatus } from '../vocabulary.js';
import { Chat } from './chat.entity.js';
import { isOver } from './chat.rules.js';
import { requireChat } from './find-chat.js';
import { lineAuthor } from './line-author.js';
import { withLockedChat } from './locked-chat.js';
import type { Message } from './message.entity.js';
import { endRescue, isBeingRescued } from './rescue-chat.js';
import { storeMessage, type NewLine } from './store-message.js';

/** What a participant writes. */
export interface MessageToSend {
  chatId: string;
  clientMessageId: string;
  body: string;
}

/**
 * Adds a line to a chat, in the visitor's name also while it waits. A repeated clientMessageId returns the first message.
 * CONFLICT once the chat is over, FORBIDDEN to an operator who does not have it.
 */
export async function sendMessage(services: Services, caller: Caller, input: MessageToSend): Promise<Message> {
  const clientMessageId = cleanUuid('clientMessageId', input.clientMessageId);
  const body = cleanBody('body', input.body);
  const chat = await requireChat(services, caller, input.chatId);
  const author = await lineAuthor(services.db.read, caller, chat);
  const line = { chatId: chat.id, organizationId: chat.organizationId, author, clientMessageId, body };
  const message = await store(services, line);
  if (!message) throw whyNot(await requireChat(services, caller, chat.id));
  if (author.holder) await stopRescue(services, chat);
  return message;
}

async function store(services: Services, line: NewLine): Promise<Message | null> {
  const attempt = (): Promise<Message | null> => services.db.write((manager) => storeMessage(services, manager, line));
  try {
    return await attempt();
  } catch (error) {
    // The same message was being stored at the same moment: it is there now.
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}

function whyNot(chat: Chat): Refusal {
  if (isOver(chat.status)) return conflict('The chat is over.');
  if (chat.status === ChatStatus.WAITING) return forbidden('Accept the chat first.');
  return forbidden('Somebody else has this chat.');
}

/** "Rescue and the operator's message at the same moment: the message wins", also where it began since the chat was seen. */
async function stopRescue(services: Services, seen: Chat): Promise<void> {
  const { id, assignment } = seen;
  const now = await services.db.read.findOneBy(Chat, { id, assignment });
  if (!now || !isBeingRescued(now)) return;
  await withLockedChat(services, seen.id, async (manager, chat) => {
    if (chat.status === ChatStatus.ACTIVE && chat.assignment === seen.assignment && isBeingRescued(chat)) {
      await endRescue(services, manager, chat);
    }
  });
}
