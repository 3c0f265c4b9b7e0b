import type { ChatRow } from '../observer/rows.js';
import type { Snapshot } from '../observer/snapshot.js';
import { oughtToHappen } from './rings.js';

/** Something that is due, since when by the database's clock (0: since it was first seen), and how long it may take. */
export interface Due {
  key: string;
  text: string;
  sinceMs: number;
  withinMs: number;
}

const PROMISED_MS = 5000;
const VISITOR_GONE_MS = 60_000;
const IDLE_MS = 600_000;

/** Everything that is due at this instant and has not happened: each must happen within seconds in which a process runs. */
export function whatIsDue(now: Snapshot, atMs: number, name: (kind: string, id: string | null) => string): Due[] {
  const due: Due[] = [];
  const add = (key: string, text: string, sinceMs: number, withinMs = PROMISED_MS): void => {
    if (sinceMs <= atMs) due.push({ key, text, sinceMs, withinMs });
  };
  for (const chat of now.chat.rows) {
    if (chat.status === 'WAITING') addWaiting(now, atMs, chat, name('chat', chat.id), add);
    if (chat.status === 'ACTIVE') addActive(now, chat, name('chat', chat.id), add);
  }
  for (const row of now.deadline.rows) {
    const status = now.chat.get(row.chat_id)?.status;
    if (status !== 'WAITING' && status !== 'ACTIVE') {
      add(`left ${row.id}`, `${row.kind} is left over from ${name('chat', row.chat_id)}`, 0, 0);
    }
    add(`deadline ${row.id}`, `${row.kind} of ${name('chat', row.chat_id)} is due`, row.due_at);
  }
  for (const chat of now.chat.rows) addForgotten(now, chat, name('chat', chat.id), add);
  for (const row of now.console_lease.rows) {
    add(`lease ${row.id}`, `a console of ${name('operator', row.operator_id)} has ended`, row.expires_at);
  }
  for (const row of now.sms_message.rows) {
    if (row.status === 'QUEUED') add(`queued ${row.id}`, `${name('sms', row.id)} is to be sent`, row.next_attempt_at);
    if (row.status === 'SENDING') {
      const text = `whoever was sending ${name('sms', row.id)} is gone`;
      add(`sending ${row.id}`, text, row.next_attempt_at, 2 * PROMISED_MS);
    }
  }
  return due;
}

type Add = (key: string, text: string, sinceMs: number, withinMs?: number) => void;

function addWaiting(now: Snapshot, atMs: number, chat: ChatRow, name: string, add: Add): void {
  // Invariant 3, by the request's own settings, not by the deadline that the product wrote down.
  add(
    `waiting ${chat.id}/${chat.round}`,
    `${name} waits beyond its time`,
    chat.waiting_since + chat.maximum_wait_seconds * 1000,
  );
  add(`gone ${chat.id}`, `the visitor of ${name} is gone`, chat.visitor_seen_at + VISITOR_GONE_MS);
  const ought = oughtToHappen({ now, atMs }, chat);
  if (ought === 'miss') add(`miss ${chat.id}`, `nobody can be reached for ${name}`, 0);
  else if (ought !== null) add(`${ought} ${chat.id}/${chat.round}`, `somebody should be rung for ${name}`, 0);
}

/**
 * An open chat whose visitor is gone for ten minutes ends. Accepted, then nothing for 45 s: the rescue is due, or the end. A
 * transfer is not nothing: while it rings nothing is due, and where nobody took it the 45 s begin anew.
 */
function addActive(now: Snapshot, chat: ChatRow, name: string, add: Add): void {
  const acceptedAt = chat.accepted_at ?? 0;
  add(`idle ${chat.id}`, `the visitor of ${name} is long gone`, chat.visitor_seen_at + IDLE_MS);
  const spoke = now.message.rows.some(
    (line) => line.chat_id === chat.id && line.author === 'OPERATOR' && line.created_at >= acceptedAt,
  );
  const turnAt = chat.transfer_ended_at ?? acceptedAt;
  if (!spoke && chat.rings_until === null)
    add(`silent ${chat.id}/${chat.assignment}`, `nobody says a word in ${name}`, turnAt + 45_000);
}

/** An open chat that nothing looks at again would stay as it is for ever: each state has its deadlines at every commit. */
function addForgotten(now: Snapshot, chat: ChatRow, name: string, add: Add): void {
  const kinds = new Set(now.deadline.rows.filter((row) => row.chat_id === chat.id).map(({ kind }) => kind));
  const has = (...wanted: string[]): boolean => wanted.every((kind) => kinds.has(kind));
  const isLookedAt =
    (chat.status === 'WAITING' && has('MAXIMUM_WAIT', 'VISITOR_GONE')) ||
    (chat.status === 'ACTIVE' && (has('RING_ENDS') || has('OPERATOR_GONE', 'IDLE_END')));
  if (chat.ended_at === null && !isLookedAt) add(`forgotten ${chat.id}`, `nothing looks at ${name} again`, 0, 0);
}
