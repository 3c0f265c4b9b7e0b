import type { Chat } from '../chat/chat.entity.js';
import { fingerprint } from '../chat/fingerprint.rules.js';
import { ChatStatus } from '../vocabulary.js';
import { ChatUpdated, ChatWaiting, type ConsoleEventMember } from './console-events.types.js';

const views = new WeakMap<Chat, ConsoleEventMember>();
const prints = new WeakMap<Chat, string>();

/** What consoles are told of a chat as it was read: one object for all of them, so that they share its text. */
export function view(chat: Chat): ConsoleEventMember {
  const known = views.get(chat);
  if (known) return known;
  const made = Object.assign(chat.status === ChatStatus.WAITING ? new ChatWaiting() : new ChatUpdated(), { chat });
  views.set(chat, made);
  return made;
}

/** The fingerprint of a chat as it was read, made once. */
export function printOf(chat: Chat): string {
  const print = prints.get(chat) ?? fingerprint(chat);
  prints.set(chat, print);
  return print;
}
