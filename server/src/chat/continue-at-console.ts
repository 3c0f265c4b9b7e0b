import { asHolder } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { conflict, forbidden, notFound } from '../errors.js';
import { loggedInOperatorIds } from '../presence/presence.queries.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { holdsIt, requireChat } from './find-chat.js';
import { withLockedChat } from './locked-chat.js';
import { moveChat } from './move-chat.js';

/**
 * The operator who has a chat on their phone goes on with it at the console; from the phone only while they are logged in there,
 * or nobody would hold it. Repeating it changes nothing. FORBIDDEN to who does not have it, CONFLICT where there is no console
 * or the chat is not ACTIVE.
 */
export async function continueAtConsole(services: Services, caller: Caller, chatId: string): Promise<Chat> {
  const { operatorId, kind } = asHolder(caller);
  await requireChat(services, caller, chatId);
  const moved = await withLockedChat(services, chatId, async (manager, chat) => {
    if (chat.status !== ChatStatus.ACTIVE) throw conflict('Only a chat that you have can go on elsewhere.');
    if (!holdsIt(caller, chat)) throw forbidden('Only whoever has a chat can go on with it elsewhere.');
    const present = await loggedInOperatorIds(manager, [operatorId], services.clock.now());
    if (kind === 'phone' && !present.has(operatorId)) throw conflict('Sign in to the console first.');
    await moveChat(services, manager, chat, ChatChannel.CONSOLE);
    return chat;
  });
  if (!moved) throw notFound('chat');
  return moved;
}
