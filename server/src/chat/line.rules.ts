import { maySeeChat, type ChatSeen } from '../access/access.rules.js';
import type { Caller, KnownCaller } from '../access/caller.js';
import { conflict, forbidden, notFound, unauthenticated, type Refusal } from '../errors.js';
import { ChatStatus, MessageAuthor } from '../vocabulary.js';
import { isOver } from './chat.rules.js';

/** A line that somebody wants to add to a chat, its body clean already. */
export interface AskedLine {
  caller: KnownCaller;
  chatId: string;
  clientMessageId: string;
  body: string;
}

/** What of a chat decides about its next line. */
export interface LineChat extends ChatSeen {
  status: ChatStatus;
  lastSeq: number;
}

/** A line at its place. */
export interface PlacedLine {
  chatId: string;
  organizationId: string;
  seq: number;
  author: typeof MessageAuthor.VISITOR | typeof MessageAuthor.OPERATOR;
  authorId: string;
  authorName: string | null;
  clientMessageId: string;
  body: string;
}

/**
 * Of the visitors, operators, sign-ins and API keys behind lines, by id, those that are still good: there, and active. With the
 * name of a visitor or an operator.
 */
export type Writers = ReadonlyMap<string, string | null>;

/** What is known when lines are decided, all of it read under the locks of their chats. */
export interface LineFacts<Earlier> {
  chats: ReadonlyMap<string, LineChat>;
  /** Lines that are stored already, by `lineKey`. */
  earlier: ReadonlyMap<string, Earlier>;
  writers: Writers;
}

/** What becomes of a line; REPEATED is told as the line that its clientMessageId stored first, SAME as one of these. */
export type Verdict<Earlier> =
  | { kind: 'STORED'; line: PlacedLine }
  | { kind: 'SAME'; line: PlacedLine }
  | { kind: 'REPEATED'; line: Earlier }
  | { kind: 'REFUSED'; refusal: Refusal };

/** By what a line is known: a clientMessageId is unique per chat and author. */
export function lineKey(line: { chatId: string; authorId: string; clientMessageId: string }): string {
  return `${line.chatId} ${line.authorId} ${line.clientMessageId}`;
}

/** In whose name a caller writes. */
export function authorOf(caller: KnownCaller): string {
  return caller.kind === 'visitor' ? caller.visitorId : caller.operatorId;
}

/**
 * What becomes of lines that came in this order, one verdict each: a repeat is told as its first, the others are placed at the
 * end of their chat, without a gap, or refused: NOT_FOUND where the chat is not to be seen, UNAUTHENTICATED once what the caller came with is
 * no longer good, CONFLICT once the chat is over, FORBIDDEN to an operator who does not have it. None depends on another's refusal.
 */
export function decideLines<Earlier>(asked: readonly AskedLine[], facts: LineFacts<Earlier>): Verdict<Earlier>[] {
  const lastSeqs = new Map<string, number>();
  const placed = new Map<string, PlacedLine>();
  return asked.map((line) => {
    const chat = facts.chats.get(line.chatId);
    const stranger = strangerTo(line.caller, chat, facts.writers);
    if (!chat || stranger) return refused(stranger ?? notFound('chat'));
    const key = lineKey({ ...line, authorId: authorOf(line.caller) });
    const earlier = facts.earlier.get(key);
    if (earlier !== undefined) return { kind: 'REPEATED', line: earlier };
    const same = placed.get(key);
    if (same) return { kind: 'SAME', line: same };
    const refusal = refusalOf(line.caller, chat);
    if (refusal) return refused(refusal);
    const seq = (lastSeqs.get(chat.id) ?? chat.lastSeq) + 1;
    const next = placeAt(seq, line, chat, facts.writers);
    lastSeqs.set(chat.id, seq);
    placed.set(key, next);
    return { kind: 'STORED', line: next };
  });
}

const refused = (refusal: Refusal): { kind: 'REFUSED'; refusal: Refusal } => ({ kind: 'REFUSED', refusal });

/** Why a caller has nothing to do with a chat; null where they have. */
function strangerTo(caller: Caller, chat: LineChat | undefined, writers: Writers): Refusal | null {
  if (!isGood(caller, writers)) return unauthenticated('You were signed out.');
  if (!chat) return notFound('chat');
  if (maySeeChat(caller, chat)) return null;
  const wasTheirs = caller.kind === 'phone' && caller.chatId === chat.id;
  return wasTheirs ? unauthenticated('This token is unknown, or no longer valid.') : notFound('chat');
}

/** A caller is known since their socket was opened, and may have been signed out since. */
function isGood(caller: Caller, writers: Writers): boolean {
  if (caller.kind === 'phone') return writers.has(caller.operatorId);
  if (caller.kind !== 'operator') return true;
  return [caller.operatorId, caller.sessionId, caller.apiKeyId].every((id) => id === null || writers.has(id));
}

/** The fence: a visitor writes until the chat is over, an operator while they have it. */
function refusalOf(caller: Caller, chat: LineChat): Refusal | null {
  if (isOver(chat.status)) return conflict('The chat is over.');
  if (caller.kind !== 'operator' && caller.kind !== 'phone') return null;
  if (chat.status === ChatStatus.WAITING) return forbidden('Accept the chat first.');
  return chat.operatorId === caller.operatorId ? null : forbidden('Somebody else has this chat.');
}

function placeAt(
  seq: number,
  { caller, clientMessageId, body }: AskedLine,
  { id: chatId, organizationId }: LineChat,
  writers: Writers,
): PlacedLine {
  const authorId = authorOf(caller);
  const authorName = writers.get(authorId) ?? null;
  const author = caller.kind === 'visitor' ? MessageAuthor.VISITOR : MessageAuthor.OPERATOR;
  return { chatId, organizationId, seq, author, authorId, authorName, clientMessageId, body };
}
