import type { ChatRow, RingRow } from '../observer/rows.js';
import type { Snapshot } from '../observer/snapshot.js';

/*
 * domain.md, "The rule", written down a second time, from that page alone: nothing here imports the product's rules.
 */

/**
 * Logged in: a console open, until its end is written down, or lost for less than the grace time; and not away for longer
 * than the organization allows.
 */
export function isLoggedIn(now: Snapshot, operatorId: string, atMs: number): boolean {
  const open = now.console_lease.filter(
    (lease) => lease.operator_id === operatorId && (lease.lost_at === null || lease.expires_at > atMs),
  );
  if (open.length === 0) return false;
  const operator = now.operator.get(operatorId);
  const minutes = now.organization.rows[0]?.away_logs_out_minutes ?? null;
  if (operator?.availability !== 'AWAY' || minutes === null) return true;
  const since = Math.max(operator.availability_since, Math.min(...open.map(({ opened_at: at }) => at)));
  return atMs < since + minutes * 60_000;
}

export function membersOf(now: Snapshot, departmentId: string): string[] {
  return now.department_operator.filter((row) => row.department_id === departmentId).map((row) => row.operator_id);
}

/** Logged in and not set to away. */
export function isAccepting(now: Snapshot, operatorId: string, atMs: number): boolean {
  const operator = now.operator.get(operatorId);
  return operator?.active === 1 && operator.availability === 'ACCEPTING' && isLoggedIn(now, operatorId, atMs);
}

/** Somebody of the department a request asks accepts; whoever vanished from it does not count. */
export function someoneAccepts(now: Snapshot, chat: ChatRow, atMs: number): boolean {
  return membersOf(now, askedDepartment(chat)).some(
    (id) => id !== chat.vanished_operator_id && isAccepting(now, id, atMs),
  );
}

/** Why an operator's phone may not ring at this instant; null where it may. `besides`: a chat that makes nobody too busy. */
export function whyNotRingable(
  now: Snapshot,
  operatorId: string,
  atMs: number,
  besides: string | null = null,
): string | null {
  const operator = now.operator.get(operatorId);
  const phone = now.mobile_chat.get(operatorId);
  if (operator?.active !== 1) return 'has no seat';
  if (!phone || phone.phone_number === null) return 'has no number';
  if (phone.verified_at === null || phone.verified_provider !== 'messagebird') return 'is not verified';
  if (phone.stopped_at !== null) return 'asked for no more texts';
  if (phone.mode === 'OFF') return 'is off duty';
  if (phone.mode === 'BASED_ON_SCHEDULE' && !isInShift(phone.shifts, atMs)) return 'is off duty by schedule';
  if (phone.snoozed_until !== null && phone.snoozed_until > atMs) return 'is snoozed';
  if (isLoggedIn(now, operatorId, atMs)) return 'is logged in';
  return isAtCapacity(now, operatorId, besides) ? 'has enough mobile chats' : null;
}

function isAtCapacity(now: Snapshot, operatorId: string, besides: string | null): boolean {
  const capacity = now.organization.rows[0]?.mobile_capacity ?? 0;
  const held = now.chat.filter(
    (chat) =>
      chat.id !== besides && chat.status === 'ACTIVE' && chat.channel === 'MOBILE' && chat.operator_id === operatorId,
  );
  return held.length >= capacity;
}

/** Shifts of this simulation are on one Sunday, in UTC, within the day. */
function isInShift(json: string, atMs: number): boolean {
  const shifts = JSON.parse(json) as { weekday: string; from: string; until: string }[];
  const at = new Date(atMs);
  const days = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
  const time = at.toISOString().slice(11, 16);
  return shifts.some(({ weekday, from, until }) => weekday === days[at.getUTCDay()] && from <= time && time < until);
}

export function askedDepartment(chat: ChatRow): string {
  return chat.transfer_department_id ?? chat.department_id;
}

/** The request rang at consoles for longer than overflowAfterSeconds. */
export function isOverflowDue(chat: ChatRow, atMs: number): boolean {
  const after = chat.overflow_after_seconds;
  return chat.status === 'WAITING' && after !== null && atMs >= chat.waiting_since + after * 1000;
}

/** Whether phones are to ring for a request that waits. */
export function phonesShouldRing(now: Snapshot, chat: ChatRow, atMs: number): boolean {
  return isOverflowDue(chat, atMs) || !someoneAccepts(now, chat, atMs);
}

/** The rings of the chat's present round that count as asked; `without` are not there yet. */
export function asked(now: Snapshot, chat: ChatRow, without: ReadonlySet<string> = new Set()): RingRow[] {
  return now.ring.filter(
    (ring) =>
      ring.chat_id === chat.id &&
      ring.round === chat.round &&
      !without.has(ring.id) &&
      !isCancelledUnsent(now, ring.id),
  );
}

/** The ring's SMS was CANCELLED unsent: it does not count as asked. */
export function isCancelledUnsent(now: Snapshot, ringId: string): boolean {
  return now.sms_message.rows.some((sms) => sms.ring_id === ringId && sms.status === 'CANCELLED');
}

/** Who may be rung next for a request that waits, in no order: those not asked, or in a second pass whose ring timed out. */
export function nextCandidates(
  now: Snapshot,
  chat: ChatRow,
  atMs: number,
  without: ReadonlySet<string> = new Set(),
): { operatorIds: string[]; pass: 1 | 2 } {
  const rings = asked(now, chat, without);
  const ringable = membersOf(now, askedDepartment(chat)).filter(
    (id) => id !== chat.vanished_operator_id && whyNotRingable(now, id, atMs) === null,
  );
  const fresh = ringable.filter((id) => !rings.some((ring) => ring.operator_id === id));
  if (fresh.length > 0 || chat.second_pass === 0 || chat.call_routing !== 'ROUND_ROBIN') {
    return { operatorIds: fresh, pass: 1 };
  }
  const again = ringable.filter((id) => {
    const theirs = rings.filter((ring) => ring.operator_id === id);
    return theirs.length === 1 && theirs[0]?.status === 'TIMED_OUT';
  });
  return { operatorIds: again, pass: 2 };
}
