import type { ChatRow, RingRow, SmsRow, SmsState } from '../observer/rows.js';
import type { Check, Commit } from './check.js';
import { phonesShouldRing, whyNotRingable } from './law.js';

/** domain.md, "SMS ranks". */
const RANKS: Record<SmsState, number> = {
  QUEUED: 0,
  SENDING: 1,
  UNKNOWN: 2,
  SENT: 3,
  BUFFERED: 4,
  EXPIRED: 5,
  FAILED: 5,
  DELIVERED: 6,
  CANCELLED: 9,
};

/** An SMS only moves forward, and leaves only while it is right. */
export const checkSms: Check = (commit) => {
  const { before, now } = commit;
  if (before.sms_message === now.sms_message && before.chat === now.chat) return;
  for (const sms of now.sms_message.rows) {
    const was = before.sms_message.get(sms.id);
    if (was && was.status !== sms.status) checkMove(commit, was, sms);
    if (sms.status === 'QUEUED' && sms.ring_id !== null) checkQueued(commit, sms);
  }
};

function checkMove(commit: Commit, was: SmsRow, sms: SmsRow): void {
  const name = commit.name('sms', sms.id);
  const isRetry = was.status === 'SENDING' && sms.status === 'QUEUED';
  if (isRetry) {
    if (commit.ledger.mayBeTaken.has(sms.id)) {
      commit.broken('never blindly repeated', `${name} is QUEUED again, though the provider may have it`);
    }
  } else if (sms.status === 'CANCELLED') {
    if (was.status !== 'QUEUED') checkCancelledLate(commit, was, name, sms.id);
  } else if (RANKS[sms.status] <= RANKS[was.status]) {
    commit.broken('SMS ranks', `${name} goes from ${was.status} to ${sms.status}`);
  }
  if (was.status === 'UNKNOWN' && sms.status === 'QUEUED') {
    commit.broken('never blindly repeated', `${name} was UNKNOWN and is QUEUED again`);
  }
  if (sms.status === 'SENDING') checkLeased(commit, sms, name);
}

/** CANCELLED from QUEUED alone: one that was tried is QUEUED again and cancelled in one transaction at most. */
function checkCancelledLate(commit: Commit, was: SmsRow, name: string, id: string): void {
  if (was.status !== 'SENDING' || commit.ledger.mayBeTaken.has(id)) {
    commit.broken('SMS ranks', `${name} goes from ${was.status} to CANCELLED`);
  }
}

/**
 * Invariant 4, at the instant that decides: the transaction that takes the SMS for sending. What changes between that and
 * the provider's door is the one race that no program can win.
 */
function checkLeased(commit: Commit, sms: SmsRow, name: string): void {
  const { now, atMs } = commit;
  const ring = now.ring.get(sms.ring_id);
  const chat = ring && now.chat.get(ring.chat_id);
  if (!ring || !chat) return;
  const say = (text: string): void => commit.broken('invariant 4', `${name} is sent, though ${text}`);
  const reason = whyNotRingable(now, ring.operator_id, atMs, ring.purpose === 'RESUME' ? chat.id : null);
  if (reason !== null) say(`${commit.name('operator', ring.operator_id)} ${reason}`);
  if (now.mobile_chat.get(ring.operator_id)?.phone_number !== sms.recipient) say('the number is another one now');
  checkStillWanted(commit, chat, ring, say);
}

function checkStillWanted(commit: Commit, chat: ChatRow, ring: RingRow, say: (text: string) => void): void {
  const { now, atMs } = commit;
  if (ring.status !== 'PENDING') say(`its ring is ${ring.status}`);
  if (ring.round !== chat.round) say('another round has begun');
  const wanted = ring.purpose === 'REQUEST' ? 'WAITING' : 'ACTIVE';
  if (chat.status !== wanted) say(`its chat is ${chat.status}`);
  if (ring.purpose === 'REQUEST' && !phonesShouldRing(now, chat, atMs)) say('somebody of the department accepts');
}

/** What is over has nothing left to send. */
function checkQueued(commit: Commit, sms: SmsRow): void {
  const ring = commit.now.ring.get(sms.ring_id);
  const chat = ring && commit.now.chat.get(ring.chat_id);
  if (!ring || !chat) return;
  if (ring.status !== 'PENDING' && ring.status !== 'TIMED_OUT') {
    commit.broken('invariant 4', `${commit.name('sms', sms.id)} is still to be sent, and its ring is ${ring.status}`);
  }
  if (chat.status !== 'WAITING' && chat.status !== 'ACTIVE') {
    commit.broken('invariant 4', `${commit.name('sms', sms.id)} is still to be sent, and its chat is ${chat.status}`);
  }
}
