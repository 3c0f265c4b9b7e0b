import type { Caller } from '../access/caller.js';
import { Chat } from '../chat/chat.entity.js';
import { requireChat } from '../chat/find-chat.js';
import { chatTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { cleanEmail, cleanLine, cleanNumber, optional } from '../text.rules.js';
import { Visitor } from './visitor.entity.js';

/** How a visitor can be reached; undefined stays, null clears. */
export interface Contact {
  chatId: string;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
}

/** A visitor says how to reach them, at any time of their chat and after it; its operators see it at once. */
export async function leaveContact(services: Services, caller: Caller, input: Contact): Promise<Visitor> {
  const change: Partial<Pick<Visitor, 'name' | 'email' | 'phone' | 'contactLeftAt'>> = {};
  if (input.name !== undefined) change.name = optional(cleanLine, 'name', input.name);
  if (input.email !== undefined) change.email = optional(cleanEmail, 'email', input.email);
  if (input.phone !== undefined) change.phone = optional(cleanNumber, 'phone', input.phone);
  const now = services.clock.now();
  if (change.email || change.phone) change.contactLeftAt = now;
  const chat = await requireChat(services, caller, input.chatId);
  const { visitorId: id, organizationId } = chat;
  return services.db.write(async (manager) => {
    // Told by the chat too: consoles at another server look at the chat to know whether there is anything new.
    await manager.update(Chat, { id: chat.id }, { visitorToldAt: now });
    if (Object.keys(change).length > 0) await manager.update(Visitor, { id, organizationId }, change);
    services.db.afterCommit(() => services.pubSub.publish(chatTopic(chat.id), { kind: 'CHAT' }));
    return manager.findOneByOrFail(Visitor, { id, organizationId });
  });
}
