import type { Caller } from '../access/caller.js';
import { forbidden } from '../errors.js';
import { capacityFreed } from '../routing/capacity-freed.js';
import type { Services } from '../services.js';
import { ChatStatus, MessageAuthor } from '../vocabulary.js';
import type { Chat } from './chat.entity.js';
import { isOver } from './chat.rules.js';
import { abandonChat, finishChat } from './close-chat.js';
import { holdsIt, requireChat } from './find-chat.js';
import { withLockedChat } from './locked-chat.js';

/**
 * A participant ends a chat: ENDED, or ABANDONED where the visitor leaves before anybody answered. A chat that is over is
 * returned unchanged. FORBIDDEN to an operator who does not have it.
 */
export async function endChat(services: Services, caller: Caller, chatId: string): Promise<Chat> {
  const seen = await requireChat(services, caller, chatId);
  const ended = await withLockedChat(services, seen.id, async (manager, chat) => {
    if (isOver(chat.status)) return chat;
    if (!holdsIt(caller, chat)) throw forbidden('Only those who take part in a chat can end it.');
    if (chat.status === ChatStatus.WAITING) await abandonChat(services, manager, chat);
    else {
      const endedBy = caller.kind === 'visitor' ? MessageAuthor.VISITOR : MessageAuthor.OPERATOR;
      await finishChat(services, manager, chat, endedBy);
      await capacityFreed(services, manager, chat);
    }
    return chat;
  });
  return ended ?? seen;
}
