import type { ChatOverview } from '../../lib/chat-fragments';
import { createStore } from '../../lib/store';

type Permission = NotificationPermission | 'unsupported';

function current(): Permission {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

export const notificationPermission = createStore<Permission>(current());

/** Asks for leave to notify. Browsers want this to follow a press. */
export async function askToNotify(): Promise<void> {
  if (typeof Notification === 'undefined') return;
  await Notification.requestPermission();
  notificationPermission.set(current());
}

/** Tells an operator who looks elsewhere that a visitor waits. One notification per chat; a press on it opens the chat. */
export function notifyWaiting(chat: ChatOverview, open: () => void): void {
  if (current() !== 'granted' || (document.visibilityState === 'visible' && document.hasFocus())) return;
  const note = new Notification(`${chat.visitor.name ?? 'A visitor'} is waiting`, {
    body: `${chat.department.name}: ${chat.lastMessage?.body.slice(0, 120) ?? ''}`,
    tag: chat.id,
  });
  note.onclick = () => {
    window.focus();
    note.close();
    open();
  };
}
