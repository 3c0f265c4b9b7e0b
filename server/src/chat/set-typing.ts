import type { Caller } from '../access/caller.js';
import { forbidden } from '../errors.js';
import { chatTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { isOver } from './chat.rules.js';
import { holdsIt, requireChat } from './find-chat.js';

/** Tells the other side whether a participant is typing; nothing is stored. False where the chat is over. */
export async function setTyping(services: Services, caller: Caller, chatId: string, typing: boolean): Promise<boolean> {
  const chat = await requireChat(services, caller, chatId);
  if (!holdsIt(caller, chat)) throw forbidden('Only those who take part in a chat can type in it.');
  if (isOver(chat.status)) return false;
  const fromVisitor = caller.kind === 'visitor';
  services.pubSub.publish(chatTopic(chat.id), {
    kind: 'TYPING',
    author: fromVisitor ? MessageAuthor.VISITOR : MessageAuthor.OPERATOR,
    authorId: (fromVisitor ? chat.visitorId : chat.operatorId) ?? '',
    typing,
  });
  return true;
}
