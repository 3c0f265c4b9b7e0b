import type { Chat, Message } from './operations';

type Receipts = Chat['receipts'];
const NOTHING_RECEIVED: Receipts = {
  visitorDeliveredSeq: 0,
  visitorReadSeq: 0,
  operatorDeliveredSeq: 0,
  operatorReadSeq: 0,
};

/** A line its author still waits to see stored. */
export interface Unsent {
  clientMessageId: string;
  body: string;
  /** Why the server will not take it; such a line is not tried again. */
  refused?: string;
}

export interface Conversation {
  chat: Chat;
  /** The transcript from 1 on, in order, without a gap. */
  messages: readonly Message[];
  /** Lines that arrived ahead of one not yet here, by seq. */
  ahead: readonly Message[];
  unsent: readonly Unsent[];
}

/** The conversation before any line of it was read. */
export function startConversation(chat: Chat, unsent: readonly Unsent[] = []): Conversation {
  // What an older version of this page kept knows of no receipts.
  const { receipts = NOTHING_RECEIVED } = chat as Partial<Chat>;
  return { chat: { ...chat, receipts }, messages: [], ahead: [], unsent };
}

/** The seq of the last line of the contiguous transcript: where to resume after. */
export function lastSeqOf(conversation: Conversation): number {
  return conversation.messages.length;
}

/** Whether lines are known to exist that have not arrived: the caller fetches them. */
export function hasGap(conversation: Conversation): boolean {
  return conversation.ahead.length > 0 || conversation.chat.lastSeq > lastSeqOf(conversation);
}

/** Takes lines in, in whatever order and however often they come; invariant 1 of the domain: once each, in the order of seq. */
export function receiveMessages(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const known = lastSeqOf(conversation);
  const bySeq = new Map([...conversation.ahead, ...incoming].filter(({ seq }) => seq > known).map((m) => [m.seq, m]));
  if (bySeq.size === 0) return conversation;
  const waiting = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const next = waiting.filter(({ seq }, index) => seq === known + index + 1);
  const stored = new Set(waiting.map(({ clientMessageId }) => clientMessageId));
  return {
    ...conversation,
    messages: [...conversation.messages, ...next],
    ahead: waiting.slice(next.length),
    unsent: conversation.unsent.filter(({ clientMessageId }) => !stored.has(clientMessageId)),
  };
}

/** Takes a chat's state in. A snapshot older than what is known, and any after the chat is over, changes nothing. */
export function changeChat(conversation: Conversation, chat: Chat): Conversation {
  const old = conversation.chat;
  if (chat.lastSeq < old.lastSeq || (isOver(old) && !isOver(chat))) return conversation;
  return { ...conversation, chat: { ...chat, receipts: further(old.receipts, chat.receipts) } };
}

/** Takes in how far one side has received and seen the lines. Marks never go back. */
export function changeReceipts(
  conversation: Conversation,
  { author, deliveredSeq, readSeq }: { author: Message['author']; deliveredSeq: number; readSeq: number },
): Conversation {
  const { chat } = conversation;
  const told =
    author === 'VISITOR'
      ? { ...chat.receipts, visitorDeliveredSeq: deliveredSeq, visitorReadSeq: readSeq }
      : { ...chat.receipts, operatorDeliveredSeq: deliveredSeq, operatorReadSeq: readSeq };
  return { ...conversation, chat: { ...chat, receipts: further(chat.receipts, told) } };
}

function further(one: Receipts, other: Receipts): Receipts {
  return {
    visitorDeliveredSeq: Math.max(one.visitorDeliveredSeq, other.visitorDeliveredSeq),
    visitorReadSeq: Math.max(one.visitorReadSeq, other.visitorReadSeq),
    operatorDeliveredSeq: Math.max(one.operatorDeliveredSeq, other.operatorDeliveredSeq),
    operatorReadSeq: Math.max(one.operatorReadSeq, other.operatorReadSeq),
  };
}

/** What became of a stored line at the other side. */
export type Mark = 'sent' | 'delivered' | 'read';

/** How far the other side is with the line of this seq. */
export function markOf({ receipts }: Pick<Chat, 'receipts'>, seq: number, me: 'VISITOR' | 'OPERATOR'): Mark {
  const visitors = me === 'VISITOR';
  if (seq <= (visitors ? receipts.operatorReadSeq : receipts.visitorReadSeq)) return 'read';
  return seq <= (visitors ? receipts.operatorDeliveredSeq : receipts.visitorDeliveredSeq) ? 'delivered' : 'sent';
}

/** ENDED, MISSED or ABANDONED: nothing more will be said. */
export function isOver({ status }: Pick<Chat, 'status'>): boolean {
  return status !== 'WAITING' && status !== 'ACTIVE';
}

/** Whether a line shows its time: the last of what one author wrote within a minute. */
export function showsTime(message: Message, next: Message | undefined): boolean {
  return next?.author !== message.author || next.createdAt.slice(0, 16) !== message.createdAt.slice(0, 16);
}

/** Lines after `readSeq` that the other side wrote; what SYSTEM says does not count as unread. */
export function unreadAfter(conversation: Conversation, readSeq: number, me: 'VISITOR' | 'OPERATOR'): Message[] {
  return conversation.messages.slice(readSeq).filter(({ author }) => author !== me && author !== 'SYSTEM');
}
