import type { ChatRow } from '../observer/rows.js';
import type { Check } from './check.js';
import type { Commit } from './check.js';
import { asked, nextCandidates, someoneAccepts } from './law.js';

const NEXT: Record<ChatRow['status'], ChatRow['status'][]> = {
  WAITING: ['WAITING', 'ACTIVE', 'MISSED', 'ABANDONED'],
  // MISSED: it went back to waiting and nobody could be reached, all in one transaction.
  ACTIVE: ['ACTIVE', 'ENDED', 'WAITING', 'MISSED'],
  ENDED: ['ENDED'],
  MISSED: ['MISSED'],
  ABANDONED: ['ABANDONED'],
};

/** A chat's life: no other way than domain.md's, one operator at a time, and nothing after the end. */
export const checkChats: Check = (commit) => {
  const { before, now } = commit;
  if (before.chat === now.chat) return;
  for (const chat of now.chat.rows) {
    const was = before.chat.get(chat.id);
    if (was === chat) continue;
    if (was) checkStep(commit, was, chat);
    else if (chat.status !== 'WAITING' && chat.status !== 'MISSED') {
      commit.broken('a chat’s life', `${commit.name('chat', chat.id)} begins as ${chat.status}`);
    }
    checkOnlyOne(commit, chat);
    if (chat.status === 'MISSED' && was?.status !== 'MISSED') checkMissed(commit, was, chat);
  }
};

function checkStep(commit: Commit, was: ChatRow, chat: ChatRow): void {
  const name = commit.name('chat', chat.id);
  if (!NEXT[was.status].includes(chat.status)) {
    commit.broken('a chat’s life', `${name} goes from ${was.status} to ${chat.status}`);
  }
  const isHeld = chat.status === 'ACTIVE';
  if (isHeld && chat.operator_id === null) commit.broken('invariant 2', `${name} is ACTIVE with nobody`);
  const moved = was.operator_id !== chat.operator_id || (was.status === 'WAITING' && isHeld);
  if (moved && chat.assignment <= was.assignment) {
    commit.broken('invariant 2', `${name} went to another operator within one assignment`);
  }
  if (chat.assignment < was.assignment || chat.round < was.round) {
    commit.broken('invariant 2', `${name} went back to an earlier round or assignment`);
  }
  if (was.status === 'ACTIVE' && isHeld && moved) checkHandedOver(commit, was, chat);
  if (was.status === 'ACTIVE' && (chat.status === 'WAITING' || chat.status === 'MISSED'))
    checkBackToWaiting(commit, was, chat);
  if (was.ended_at !== null && was.ended_at !== chat.ended_at) commit.broken('a chat’s life', `${name} ends twice`);
}

/** A fresh maximumWaitSeconds, another round, and not asked again: who vanished. */
function checkBackToWaiting(commit: Commit, was: ChatRow, chat: ChatRow): void {
  const name = commit.name('chat', chat.id);
  if (chat.round <= was.round) commit.broken('a rescue', `${name} waits again in the round it was in`);
  if (chat.vanished_operator_id !== was.operator_id) commit.broken('a rescue', `${name} forgets who vanished`);
  if (chat.waiting_until - chat.waiting_since !== chat.maximum_wait_seconds * 1000) {
    commit.broken('a rescue', `${name} waits again, not with a fresh maximumWaitSeconds`);
  }
}

/** MISSED before its time only where nobody can be reached: no console, no phone, and nobody who merely timed out. */
function checkMissed(commit: Commit, was: ChatRow | undefined, chat: ChatRow): void {
  const { before, now, atMs } = commit;
  if (was?.status === 'WAITING' && atMs >= was.waiting_since + was.maximum_wait_seconds * 1000) return;
  const name = commit.name('chat', chat.id);
  const waiting = { ...chat, status: 'WAITING' as const };
  const rang = asked(now, waiting).filter(({ id }) => before.ring.get(id)?.status === 'PENDING');
  const timedOut = asked(now, waiting).some(({ id }) => before.ring.get(id)?.status === 'TIMED_OUT');
  if (rang.some(({ status }) => status === 'TIMED_OUT')) {
    commit.broken('MISSED at once', `${name} is MISSED early while a phone rings`);
  }
  if (timedOut) commit.broken('MISSED at once', `${name} is MISSED early, though a late tap may still come`);
  if (someoneAccepts(now, waiting, atMs))
    commit.broken('MISSED at once', `${name} is MISSED early while somebody accepts`);
  const { operatorIds } = nextCandidates(now, waiting, atMs);
  if (operatorIds.length > 0) {
    const who = operatorIds.map((id) => commit.name('operator', id)).join(', ');
    commit.broken('MISSED at once', `${name} is MISSED early, though ${who} could be rung`);
  }
}

/** A chat leaves its holder for another by a transfer to a console, or by a ring that was made for it. */
function checkHandedOver(commit: Commit, was: ChatRow, chat: ChatRow): void {
  const accepted = commit.now.ring.filter(
    (ring) => ring.chat_id === chat.id && ring.status === 'ACCEPTED' && ring.operator_id === chat.operator_id,
  );
  const byRing = accepted.some((ring) => commit.before.ring.get(ring.id)?.status === 'PENDING');
  if (!byRing && chat.round === was.round) {
    const [from, to] = [was, chat].map((row) => commit.name('operator', row.operator_id));
    commit.broken('invariant 2', `${to} took ${commit.name('chat', chat.id)} from ${from}, who had it`);
  }
}

/** A visitor who asks the same department again resumes their chat. */
function checkOnlyOne(commit: Commit, chat: ChatRow): void {
  const { now } = commit;
  const key = now.visitor.get(chat.visitor_id)?.key_hash ?? null;
  const open = now.chat.filter(
    (other) =>
      (other.status === 'WAITING' || other.status === 'ACTIVE') &&
      other.department_id === chat.department_id &&
      now.visitor.get(other.visitor_id)?.key_hash === key,
  );
  // A transfer may bring two together.
  if (key !== null && open.length > 1 && !commit.before.chat.get(chat.id)) {
    commit.broken('a visitor asks again', `they have ${open.length} chats open with one department`);
  }
}
