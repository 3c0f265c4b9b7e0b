import { expect } from 'vitest';
import type { ApiClient } from './api-client.js';
import type { ChatView, MessageView, RingView } from './views.js';
import type { AcceptedMessage } from '../messagebird/wire-message.js';
import type { Acknowledged } from './persistence.js';
import type { Told } from './phones.js';

/** A time in which the server was away: from the kill until it was ready again, in milliseconds since 1970. */
export interface Downtime {
  from: number;
  until: number;
}

const FULL_CHAT = `query ($id: ID!) { chat(id: $id) { id status lastSeq createdAt waitingUntil acceptedAt endedAt
  operator { id name } messages(first: 1000) { id seq body }
  rings { id status smsStatus createdAt endedAt operator { id name } } } }`;

/** A chat as its administrator sees it afterwards. */
export async function lookAt(admin: ApiClient, id: string): Promise<ChatView> {
  return (await admin.ask<{ chat: ChatView }>(FULL_CHAT, { id })).chat;
}

/** Invariant 1: in the transcript exactly once, where it was acknowledged to be, and seq without a gap. */
export function everyLineOnce(messages: MessageView[], acknowledged: Acknowledged[]): void {
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  const bodies = messages.map(({ body }) => body);
  expect(new Set(bodies).size).toBe(bodies.length);
  for (const line of acknowledged) {
    expect(messages[line.seq - 1]).toMatchObject({ id: line.id, body: line.body });
  }
}

/**
 * Invariant 2: whoever was told "accepted" did accept, and the last who accepted has it. One whose answer was lost with the
 * server, and who asked again when it was over, was told that: they accepted all the same.
 */
export function exactlyTheAccepted({ id, operator, rings }: ChatView, told: Told): void {
  const accepted = (rings ?? []).filter(({ status }) => status === 'ACCEPTED').sort(byEnd);
  const untold = accepted.map((ring) => ring.operator.id);
  for (const { operatorId } of told.accepted.filter(({ chatId }) => chatId === id)) {
    expect(untold, `who accepted ${id}`).toContain(operatorId);
    untold.splice(untold.indexOf(operatorId), 1);
  }
  expect(operator?.id, `who has ${id}`).toBe(accepted.at(-1)?.operator.id);
}

const byEnd = (a: RingView, b: RingView): number => String(a.endedAt).localeCompare(String(b.endedAt));

/** Invariant 3: it is over, and was in time, leaving out the times in which no server ran. */
export function endedInTime(chat: ChatView, downtimes: Downtime[]): void {
  expect(['ENDED', 'MISSED', 'ABANDONED']).toContain(chat.status);
  const { status, endedAt, rings } = chat;
  if (status === 'MISSED') inTime('a request to be missed', waitEnd(chat), endedAt, downtimes);
  for (const ring of rings ?? []) {
    if (ring.status === 'TIMED_OUT')
      inTime(`ring ${ring.id} of ${chat.id} to time out`, later(ring.createdAt, RING_SECONDS), ring.endedAt, downtimes);
  }
}

/**
 * When a MISSED request had waited long enough at the latest. One that somebody accepted and left waited anew: at the latest since the last
 * phone was rung.
 */
function waitEnd({ createdAt, rings }: ChatView): string {
  const wasAccepted = (rings ?? []).some((ring) => ring.status === 'ACCEPTED');
  const rung = wasAccepted ? (rings ?? []).map((ring) => ring.createdAt) : [];
  return later([createdAt, ...rung].sort().at(-1) ?? createdAt, MAXIMUM_WAIT_SECONDS);
}

/** What the shop of these tests rings one phone for, and has its visitors wait in all. */
export const RING_SECONDS = 5;
export const MAXIMUM_WAIT_SECONDS = 12;
const LATE_MS = 5000;

const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

function inTime(what: string, due: string, done: string | null, downtimes: Downtime[]): void {
  let at = Date.parse(due);
  for (const { from, until } of downtimes) if (from - LATE_MS <= at && at < until) at = until;
  expect(Date.parse(done ?? '') - at, `${what} was due at ${due} and came at ${done ?? ''}`).toBeLessThanOrEqual(
    LATE_MS,
  );
}

/** Invariant 4: one SMS for each ring at most, and nobody asked twice in the first round of a request. */
export function oneSmsEach(accepted: AcceptedMessage[]): void {
  const links = accepted.flatMap(({ body }) => /\/m#([\w-]+)$/.exec(body)?.slice(1) ?? []);
  expect(new Set(links).size).toBe(links.length);
}
