import { ChatStatus } from '../vocabulary.js';

/** A waiting visitor without a sign of life for this long has left. */
export const VISITOR_GONE_SECONDS = 60;
/** An operator who accepted and wrote nothing for this long has vanished. */
export const FIRST_MESSAGE_SECONDS = 45;
/** An operator without a sign of life for this long has vanished. */
export const OPERATOR_GONE_SECONDS = 60;
/** An active chat whose visitor shows no sign of life for this long has ended. */
export const IDLE_END_SECONDS = 600;
/** Tokens and links of a chat work this long after its end. */
export const AFTERLIFE_SECONDS = 24 * 60 * 60;

/** Whether a chat is over: ENDED, MISSED or ABANDONED, from which nothing leads on. */
export function isOver(status: ChatStatus): boolean {
  return status !== ChatStatus.WAITING && status !== ChatStatus.ACTIVE;
}

/** Whether a participant's link or token about a chat may still be read at `now`. */
export function isReadable(chat: { endedAt: Date | null }, now: Date): boolean {
  return chat.endedAt === null || now.getTime() - chat.endedAt.getTime() < AFTERLIFE_SECONDS * 1000;
}

/** What the operator-gone deadline finds (domain.md, "an operator accepted, then nothing"). */
export type OperatorCheck = { kind: 'RESCUE' } | { kind: 'END' } | { kind: 'LOOK_AGAIN'; afterSeconds: number };

/**
 * Signs of life in seconds ago; `turnAgo`: since when the first message is the holder's turn (they accepted, or their transfer
 * was not taken); `spoke`: whether they wrote since accepting; `handsOver`: a transfer of theirs rings now, which is not nothing.
 */
export function checkOperator(seen: {
  turnAgo: number;
  operatorSeenAgo: number;
  visitorSeenAgo: number;
  spoke: boolean;
  handsOver: boolean;
}): OperatorCheck {
  const silent = !seen.spoke && !seen.handsOver && seen.turnAgo >= FIRST_MESSAGE_SECONDS;
  const gone = seen.operatorSeenAgo >= OPERATOR_GONE_SECONDS;
  if (silent || gone) return { kind: seen.visitorSeenAgo < VISITOR_GONE_SECONDS ? 'RESCUE' : 'END' };
  const untilSilent = seen.spoke || seen.handsOver ? Infinity : FIRST_MESSAGE_SECONDS - seen.turnAgo;
  return { kind: 'LOOK_AGAIN', afterSeconds: Math.min(untilSilent, OPERATOR_GONE_SECONDS - seen.operatorSeenAgo) };
}
