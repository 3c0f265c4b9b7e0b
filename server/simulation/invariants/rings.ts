import type { ChatRow, RingRow } from '../observer/rows.js';
import type { Check, Commit } from './check.js';
import {
  asked,
  askedDepartment,
  membersOf,
  nextCandidates,
  phonesShouldRing,
  someoneAccepts,
  whyNotRingable,
} from './law.js';

const AFTER: Record<RingRow['status'], RingRow['status'][]> = {
  PENDING: ['ACCEPTED', 'DECLINED', 'TIMED_OUT', 'RESCINDED', 'FAILED'],
  TIMED_OUT: ['ACCEPTED'],
  FAILED: ['ACCEPTED'],
  ACCEPTED: [],
  DECLINED: [],
  RESCINDED: [],
};

/** Who is rung, in which order, and what a ring may become. */
export const checkRings: Check = (commit) => {
  const { before, now, ledger } = commit;
  forgetWhoLeft(commit);
  if (before.ring === now.ring && before.chat === now.chat) return;
  const started = now.ring.filter(({ id }) => !before.ring.get(id)).sort((a, b) => a.turn - b.turn);
  const fresh = new Set(started.map(({ id }) => id));
  for (const ring of started) {
    checkStarted(commit, ring, fresh);
    ledger.add(ring);
  }
  for (const ring of now.ring.rows) {
    const was = before.ring.get(ring.id);
    if (was && was.status !== ring.status) checkChange(commit, was, ring);
  }
  for (const chat of now.chat.rows) checkPending(commit, chat);
};

function forgetWhoLeft({ before, now, ledger }: Commit): void {
  if (before.department_operator === now.department_operator) return;
  for (const was of before.department_operator.rows) {
    if (!membersOf(now, was.department_id).includes(was.operator_id)) {
      ledger.forget(was.department_id, was.operator_id);
    }
  }
}

function checkStarted(commit: Commit, ring: RingRow, fresh: ReadonlySet<string>): void {
  const { now, atMs } = commit;
  const chat = now.chat.get(ring.chat_id);
  if (!chat) return;
  const who = `${commit.name('ring', ring.id)} (${commit.name('operator', ring.operator_id)})`;
  const wants = ring.purpose === 'REQUEST' ? 'WAITING' : 'ACTIVE';
  // Rung and over in one transaction: whatever ended it came after.
  if (ring.status !== 'PENDING') return;
  if (chat.status !== wants || ring.round !== chat.round) {
    commit.broken('who is rung', `${who} rings for ${commit.name('chat', chat.id)}, which is ${chat.status}`);
  }
  const reason = whyNotRingable(now, ring.operator_id, atMs, ring.purpose === 'RESUME' ? chat.id : null);
  if (reason !== null) commit.broken('who is rung', `${who} is started, though that operator ${reason}`);
  if (ring.purpose === 'REQUEST') checkRequestRing(commit, chat, ring, fresh);
  if (ring.purpose === 'RESUME' && ring.operator_id !== chat.operator_id) {
    commit.broken('a rescue', `${who} is rung to resume a chat of somebody else`);
  }
  if (ring.purpose === 'TRANSFER') {
    const wanted = chat.transfer_operator_id;
    const isAsked = wanted === null ? ring.operator_id !== chat.operator_id : ring.operator_id === wanted;
    if (!isAsked) commit.broken('a transfer', `${who} is rung, and was not asked`);
  }
}

function checkRequestRing(commit: Commit, chat: ChatRow, ring: RingRow, fresh: ReadonlySet<string>): void {
  const { now, atMs, ledger } = commit;
  const who = commit.name('operator', ring.operator_id);
  if (!phonesShouldRing(now, chat, atMs)) {
    commit.broken('invariant 4', `${who} is rung while somebody of the department accepts`);
  }
  const { operatorIds, pass } = nextCandidates(now, chat, atMs, fresh);
  if (!operatorIds.includes(ring.operator_id)) {
    commit.broken('nobody is asked twice', `${who} is rung, though they were asked, or left out of this round`);
    return;
  }
  if (ring.pass !== pass) commit.broken('second pass', `${who} is rung in pass ${ring.pass} instead of ${pass}`);
  if (chat.call_routing === 'RING_ALL') return;
  const department = askedDepartment(chat);
  const order = [...operatorIds].sort(
    (a, b) => ledger.lastRung(now, department, a) - ledger.lastRung(now, department, b) || (a < b ? -1 : 1),
  );
  if (order[0] !== ring.operator_id) {
    const turn = order.map((id) => `${commit.name('operator', id)} ${ledger.lastRung(now, department, id)}`);
    commit.broken('round robin', `${who} is rung, though the order is ${turn.join(', ')}`);
  }
}

function checkChange(commit: Commit, was: RingRow, ring: RingRow): void {
  const { before, now, atMs, clockErrorMs } = commit;
  const name = commit.name('ring', ring.id);
  if (!AFTER[was.status].includes(ring.status)) {
    commit.broken('a ring’s life', `${name} goes from ${was.status} to ${ring.status}`);
  }
  const chat = now.chat.get(ring.chat_id);
  const chatWas = before.chat.get(ring.chat_id);
  if (!chat || !chatWas) return;
  if (ring.status === 'ACCEPTED') checkAccepted(commit, was, ring, chatWas, chat);
  const stillRings =
    chat.status === chatWas.status && chat.round === ring.round && chat.rings_until === chatWas.rings_until;
  if (ring.status === 'TIMED_OUT' && stillRings && atMs + clockErrorMs < ring.rings_until) {
    commit.broken('a ring’s life', `${name} timed out ${(ring.rings_until - atMs) / 1000} s early`);
  }
}

/** Invariant 5: no link accepts once its request is over or its ring declined, rescinded or dead. */
function checkAccepted(commit: Commit, was: RingRow, ring: RingRow, chatWas: ChatRow, chat: ChatRow): void {
  const name = commit.name('ring', ring.id);
  const wanted = ring.purpose === 'REQUEST' ? 'WAITING' : 'ACTIVE';
  if (chatWas.status !== wanted)
    commit.broken('invariant 5', `${name} was accepted while its chat was ${chatWas.status}`);
  if (was.dead === 1) commit.broken('invariant 5', `${name} was accepted by a dead link`);
  if (ring.round !== chatWas.round) commit.broken('invariant 5', `${name} was accepted in another round than its own`);
  if (ring.purpose !== 'REQUEST' && was.status !== 'PENDING') {
    commit.broken('invariant 5', `${name}, a ${ring.purpose}, was accepted when it was ${was.status}`);
  }
  if (commit.now.operator.get(ring.operator_id)?.active !== 1) {
    commit.broken('invariant 5', `${name} was accepted by somebody without a seat`);
  }
  if (chat.status !== 'ACTIVE' || chat.operator_id !== ring.operator_id) {
    commit.broken('invariant 2', `${name} was accepted, and somebody else has the chat`);
  }
}

/** At most one pending ring in round robin; none once the request is answered or over. */
function checkPending(commit: Commit, chat: ChatRow): void {
  const { now } = commit;
  const pending = now.ring.filter((ring) => ring.chat_id === chat.id && ring.status === 'PENDING');
  const name = commit.name('chat', chat.id);
  const isOpen = chat.status === 'WAITING' || chat.status === 'ACTIVE';
  if (!isOpen && pending.length > 0)
    commit.broken('invariant 4', `${name} is ${chat.status}, and a phone rings for it`);
  const wrong = pending.filter(
    (ring) => ring.round !== chat.round || (chat.status === 'ACTIVE' && ring.purpose === 'REQUEST'),
  );
  if (isOpen && wrong.length > 0) commit.broken('invariant 4', `a ring of an earlier round pends for ${name}`);
  if (chat.call_routing === 'ROUND_ROBIN' && pending.length > 1) {
    commit.broken('round robin', `${pending.length} phones ring at once for ${name}`);
  }
}

/** For whoever is to be rung and is not: what ought to happen for a request that waits. */
export function oughtToHappen(commit: Pick<Commit, 'now' | 'atMs'>, chat: ChatRow): string | null {
  const { now, atMs } = commit;
  if (chat.status !== 'WAITING') return null;
  const rings = asked(now, chat);
  const isPending = rings.some(({ status }) => status === 'PENDING');
  const { operatorIds } = nextCandidates(now, chat, atMs);
  if (phonesShouldRing(now, chat, atMs)) {
    const mayRing = chat.call_routing === 'RING_ALL' || !isPending;
    if (mayRing && operatorIds.length > 0) return `ring ${operatorIds.join(' ')}`;
  }
  if (someoneAccepts(now, chat, atMs) || isPending || operatorIds.length > 0) return null;
  return rings.some(({ status }) => status === 'TIMED_OUT') ? null : 'miss';
}
