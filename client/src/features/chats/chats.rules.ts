/** What the list needs to know of a chat. */
export interface ListedChat {
  id: string;
  status: string;
  createdAt: string;
  waitingUntil: string | null;
  lastSeq: number;
  operator: { id: string } | null;
  lastMessage: { author: string; createdAt: string } | null;
}

export interface ChatGroups<Chat> {
  waiting: Chat[];
  mine: Chat[];
  others: Chat[];
}

function lastActivity(chat: ListedChat): string {
  return chat.lastMessage?.createdAt ?? chat.createdAt;
}

/** The open chats as the list shows them: waiting first, the one with least time left on top; then the operator's own; then colleagues'. */
export function groupChats<Chat extends ListedChat>(chats: readonly Chat[], operatorId: string): ChatGroups<Chat> {
  const unique = [...new Map(chats.map((chat) => [chat.id, chat])).values()];
  const active = unique
    .filter((chat) => chat.status === 'ACTIVE')
    .sort((one, other) => lastActivity(other).localeCompare(lastActivity(one)));
  const deadline = (chat: Chat) => chat.waitingUntil ?? chat.createdAt;
  return {
    waiting: unique
      .filter((chat) => chat.status === 'WAITING')
      .sort((one, other) => deadline(one).localeCompare(deadline(other))),
    mine: active.filter((chat) => chat.operator?.id === operatorId),
    others: active.filter((chat) => chat.operator?.id !== operatorId),
  };
}

/**
 * How many messages the operator has not seen. Their own reply, from wherever it was written, means that they have read the rest; a
 * chat never opened in this browser counts its last message only.
 */
export function unreadCount(chat: ListedChat, readUpTo: number | undefined): number {
  if (chat.lastMessage === null || chat.lastMessage.author === 'OPERATOR') return 0;
  if (readUpTo === undefined) return chat.lastMessage.author === 'VISITOR' ? 1 : 0;
  return Math.max(0, chat.lastSeq - readUpTo);
}

/** The part of its waiting time that a chat has used up, 0 to 1. */
export function waitedShare(chat: Pick<ListedChat, 'createdAt' | 'waitingUntil'>, now: number): number {
  if (chat.waitingUntil === null) return 0;
  const from = Date.parse(chat.createdAt);
  const until = Date.parse(chat.waitingUntil);
  return until <= from ? 1 : Math.min(1, Math.max(0, (now - from) / (until - from)));
}

/** The window's title: how many wait, then where one is. */
export function windowTitle(page: string, waiting: number): string {
  return waiting > 0 ? `(${waiting}) ${page} · Ringdown` : `${page} · Ringdown`;
}
