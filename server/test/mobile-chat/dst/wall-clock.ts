import { readFileSync } from 'node:fs';

/*
 * A clock on the wall of a zone, and what it says of a schedule: the oracle of the nights on which clocks change. It knows time
 * zones by a table that Python wrote (transitions.py), counts in plain numbers, and shares no code with the implementation.
 */

type Transition = [atSeconds: number, offsetSeconds: number];
const TABLE = JSON.parse(readFileSync(new URL('./transitions.json', import.meta.url), 'utf8')) as Record<
  string,
  Transition[]
>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export const ZONES = Object.keys(TABLE);

/** A shift or an exception, as the API has them. */
export interface Hours {
  from: string;
  until: string;
}
export interface Week {
  timeZone: string;
  shifts: (Hours & { weekday: string })[];
  exceptions: { date: string; kind: string; from: string | null; until: string | null }[];
}

/** One change of a zone's clocks. */
export interface Change {
  timeZone: string;
  /** Epoch milliseconds. */
  at: number;
  /** What the clock says at that instant before it is moved, in milliseconds as if it were UTC. */
  wall: number;
  /** How far it is moved, in minutes: positive in spring. */
  moved: number;
}

/** Every change of these years, in every zone. */
export function changesOf(years: number[]): Change[] {
  return Object.entries(TABLE).flatMap(([timeZone, table]) =>
    table.slice(1).flatMap(([at, offset], index) => {
      const before = table[index]?.[1] ?? 0;
      const change = { timeZone, at: at * 1000, wall: (at + before) * 1000, moved: (offset - before) / 60 };
      return years.includes(new Date(change.at).getUTCFullYear()) ? [change] : [];
    }),
  );
}

/** YYYY-MM-DD of a wall reading. */
export const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
/** HH:MM of a wall reading. */
export const timeOf = (wall: number): string => new Date(wall).toISOString().slice(11, 16);
/** The weekday of a wall reading. */
export const weekdayOf = (wall: number): string => WEEK[(new Date(wall).getUTCDay() + 6) % 7] ?? '';

/** The instants from and until which a schedule has one on duty, for shifts that begin on the days around `at`. */
export function dutyAround(week: Week, at: number, days: number): [number, number][] {
  const midnight = Math.floor(readingAt(week.timeZone, at) / DAY) * DAY;
  const spans: [number, number][] = [];
  for (let day = -days; day <= days; day += 1) {
    const wall = midnight + day * DAY;
    for (const { from, until } of hoursBeginning(week, wall)) {
      const start = instantOf(week.timeZone, wall + minutes(from));
      const end = instantOf(week.timeZone, wall + minutes(until) + (minutes(until) <= minutes(from) ? DAY : 0));
      if (start < end) spans.push([start, end]);
    }
  }
  return spans;
}

function hoursBeginning({ shifts, exceptions }: Week, wall: number): Hours[] {
  const today = exceptions.filter(({ date }) => date === dateOf(wall));
  const weekly = today.some(({ kind }) => kind === 'OFF')
    ? []
    : shifts.filter((one) => one.weekday === weekdayOf(wall));
  const extra = today.flatMap(({ from, until }) => (from === null || until === null ? [] : [{ from, until }]));
  return [...weekly, ...extra];
}

function minutes(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;
}

function readingAt(timeZone: string, at: number): number {
  const segment = (TABLE[timeZone] ?? []).filter(([since]) => since * 1000 <= at).at(-1);
  return at + (segment?.[1] ?? 0) * 1000;
}

/** When the wall clock first says this; what it never says is said as long after the change as it would have been. */
function instantOf(timeZone: string, wall: number): number {
  const table = TABLE[timeZone] ?? [];
  for (const [index, [since, offset]] of table.entries()) {
    const until = table[index + 1]?.[0] ?? Infinity;
    const at = wall - offset * 1000;
    if (at < since * 1000) return wall - (table[index - 1]?.[1] ?? offset) * 1000;
    if (at < until * 1000) return at;
  }
  throw new Error('beyond the table');
}
