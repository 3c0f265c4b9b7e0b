import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { ApiRefusal } from './api-client.js';

/** Rounds of each race. */
export const ROUNDS = Number(process.env.RACE_ROUNDS ?? 50);
/** How long a race may take, in milliseconds. */
export const RACE_TIMEOUT = 60_000 + ROUNDS * 6000;

/** What a client was told: an answer, or the code of a refusal. */
export type Told<T> = { answer: T; refused: null } | { answer: null; refused: string };

/** Two requests of which each may be the first to be committed. */
export interface Contest<A, B> {
  one(): Promise<A>;
  other(): Promise<B>;
  /**
   * Asserts that what both were told, and what the API says now, is one consistent outcome, and ends the round; which of
   * them came first as far as clients can tell, null where they cannot.
   */
  judge(one: Told<A>, other: Told<B>): Promise<First>;
}

export type First = 'one' | 'other' | null;

/** How a race is run. */
export interface Race<A, B> {
  name: string;
  /** Prepares a round. */
  contest(): Promise<Contest<A, B>>;
  /** Whether clients can tell which came first: then both orders must have occurred. Default true. */
  orders?: boolean;
}

interface Tally {
  one: number;
  other: number;
  /** Rounds in which both requests were under way at the same moment. */
  overlapped: number;
}

/**
 * Runs all rounds of a race. The two requests set out with a tiny stagger, seeded, and steered towards a dead heat by what
 * came of the rounds before: so both orders occur, on machines of any speed.
 */
export async function run<A, B>(race: Race<A, B>): Promise<void> {
  const { name, orders = true } = race;
  const random = seeded(name);
  const tally: Tally = { one: 0, other: 0, overlapped: 0 };
  let lead = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await heat(await race.contest(), lead + (random() - 0.5) * SPREAD_MS, tally);
    if (first) {
      tally[first] += 1;
      // Who was first gives the other more of a lead.
      lead = Math.max(-LONGEST_MS, Math.min(LONGEST_MS, lead + (first === 'one' ? -STEP_MS : STEP_MS)));
    }
  }
  process.stdout.write(`${name}: ${ROUNDS} rounds, ${JSON.stringify(tally)}\n`);
  expect(tally.overlapped, 'rounds in which both were under way at once').toBeGreaterThan(ROUNDS / 2);
  if (orders && ROUNDS >= 20) expect(Math.min(tally.one, tally.other), 'both orders').toBeGreaterThan(0);
}

const SPREAD_MS = 6;
const STEP_MS = 1.5;
const LONGEST_MS = 60;

/** One round: `lead` milliseconds ahead for `one`, or for `other` where it is negative. */
async function heat<A, B>(contest: Contest<A, B>, lead: number, tally: Tally): Promise<First> {
  const [one, other] = await Promise.all([
    timed(Math.max(0, -lead), () => contest.one()),
    timed(Math.max(0, lead), () => contest.other()),
  ]);
  if (one.from < other.until && other.from < one.until) tally.overlapped += 1;
  return contest.judge(one.told, other.told);
}

interface Timed<T> {
  told: Told<T>;
  from: number;
  until: number;
}

async function timed<T>(afterMs: number, ask: () => Promise<T>): Promise<Timed<T>> {
  // The stagger is what the race is about: nothing is waited for here.
  await delay(afterMs);
  const from = performance.now();
  const told = await tell(ask);
  return { told, from, until: performance.now() };
}

async function tell<T>(ask: () => Promise<T>): Promise<Told<T>> {
  try {
    return { answer: await ask(), refused: null };
  } catch (error) {
    if (error instanceof ApiRefusal) return { answer: null, refused: error.code };
    throw error;
  }
}

/** Numbers from 0 to 1, the same for the same words (mulberry32). */
function seeded(words: string): () => number {
  let state = [...words].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
