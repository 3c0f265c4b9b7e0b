import { maySeeChat } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { Chat } from './chat.entity.js';

/** A chat that the caller may see; null for an unknown one and for everybody else's. */
export async function findChat(services: Services, caller: Caller, chatId: string): Promise<Chat | null> {
  return seenBy(services, caller, await services.db.read.findOneBy(Chat, { id: chatId }));
}

/** The same for a chat of which many ask at once: read for all of them together. */
export async function requireSharedChat(services: Services, caller: Caller, chatId: string): Promise<Chat> {
  const chat = seenBy(services, caller, await services.chatReads.chat(chatId));
  if (!chat) throw notFound('chat');
  return chat;
}

function seenBy(services: Services, caller: Caller, chat: Chat | null): Chat | null {
  if (!chat || !maySeeChat(caller, chat)) return null;
  services.signsOfLife.note(holdsIt(caller, chat) ? caller : { kind: 'anonymous' }, chat.id);
  return chat;
}

/** The same, NOT_FOUND where there is none. */
export async function requireChat(services: Services, caller: Caller, chatId: string): Promise<Chat> {
  const chat = await findChat(services, caller, chatId);
  if (!chat) throw notFound('chat');
  return chat;
}

/** Whether the caller takes part in a chat: its visitor, or whoever has it. */
export function holdsIt(caller: Caller, chat: Pick<Chat, 'id' | 'assignment' | 'operatorId'>): boolean {
  if (caller.kind === 'visitor') return caller.chatId === chat.id;
  if (caller.kind === 'phone') return caller.chatId === chat.id && caller.assignment === chat.assignment;
  return caller.kind === 'operator' && caller.operatorId === chat.operatorId;
}
