import { ScheduleExceptionKind } from '../vocabulary.js';
import {
  DAY_MINUTES,
  WEEKDAYS,
  isLocalDate,
  isLocalTime,
  localDay,
  minuteOfDay,
  minutesBetween,
} from './local-time.rules.js';
import type { ScheduledShift, ScheduleException } from './schedule.rules.js';

/** The most weekly shifts, and the most exceptions, of one operator. */
const SHIFTS_AT_MOST = 50;
const EXCEPTIONS_AT_MOST = 50;
/** How far ahead an exception may lie. */
const DAYS_AHEAD_AT_MOST = 731;

/** An exception as a caller writes it. */
export interface TypedException {
  date: string;
  kind: ScheduleExceptionKind;
  from?: string | null;
  until?: string | null;
}

/** Two shifts of the week that share a minute, be they identical; null where none do. */
export function overlappingShifts(shifts: ScheduledShift[]): [ScheduledShift, ScheduledShift] | null {
  const stretches = shifts.map((shift) => ({
    of: shift,
    start: WEEKDAYS.indexOf(shift.weekday) * DAY_MINUTES + minuteOfDay(shift.from),
    minutes: minutesBetween(shift.from, shift.until),
  }));
  return sharing(stretches, 7 * DAY_MINUTES);
}

/** What is wrong with a week of shifts, in a sentence; null where nothing is. */
export function shiftsProblem(shifts: ScheduledShift[]): string | null {
  if (shifts.length > SHIFTS_AT_MOST) return `At most ${SHIFTS_AT_MOST} shifts fit in a week.`;
  if (shifts.some(({ from, until }) => !isLocalTime(from) || !isLocalTime(until))) {
    return 'Shift times are HH:MM, from 00:00 to 23:59.';
  }
  const overlap = overlappingShifts(shifts);
  if (!overlap) return null;
  const [a, b] = overlap.map((shift) => `${shift.weekday} ${shift.from}-${shift.until}`);
  return `Two shifts overlap: ${a} and ${b}.`;
}

/** The exceptions as they are stored; or what is wrong with them, in a sentence. */
export type CheckedExceptions = { exceptions: ScheduleException[] } | { problem: string };

/**
 * Reads the exceptions that a caller sets, in the order of their dates. `stored` are those there are: what is past may stay, but
 * nothing past may be added; it is left out once it can change nothing more.
 */
export function checkExceptions(
  typed: TypedException[],
  stored: ScheduleException[],
  { now, timeZone }: { now: Date; timeZone: string },
): CheckedExceptions {
  const today = localDay(now, timeZone);
  const latest = localDay(now, timeZone, DAYS_AHEAD_AT_MOST);
  if (typed.length > EXCEPTIONS_AT_MOST) return { problem: `At most ${EXCEPTIONS_AT_MOST} exceptions are kept.` };
  const exceptions: ScheduleException[] = [];
  for (const one of typed) {
    const read = readException(one);
    if (typeof read === 'string') return { problem: read };
    if (read.date < today && !stored.some((other) => same(other, read))) {
      return { problem: `${read.date} is in the past: an exception is for today or a later date.` };
    }
    if (read.date > latest) return { problem: `${read.date} is more than two years ahead.` };
    exceptions.push(read);
  }
  const problem = conflictOf(exceptions);
  if (problem !== null) return { problem };
  return { exceptions: withoutPast(exceptions, now, timeZone).sort(byDate) };
}

/** The exceptions that may still change something: those of yesterday on, for what began then may run into today. */
export function withoutPast(exceptions: ScheduleException[], now: Date, timeZone: string): ScheduleException[] {
  if (exceptions.length === 0) return [];
  const yesterday = localDay(now, timeZone, -1);
  return exceptions.filter(({ date }) => date >= yesterday);
}

/** One exception, or what is wrong with it. */
function readException({ date, kind, from = null, until = null }: TypedException): ScheduleException | string {
  if (!isLocalDate(date)) return 'The date of an exception is YYYY-MM-DD, a day of the calendar.';
  if (kind === ScheduleExceptionKind.OFF) {
    if (from !== null || until !== null) return `${date} is OFF: that is the whole day, without from and until.`;
    return { date, kind, from: null, until: null };
  }
  if (from === null || until === null) return `The extra hours on ${date} need from and until.`;
  if (!isLocalTime(from) || !isLocalTime(until)) {
    return `The times of the extra hours on ${date} are HH:MM, from 00:00 to 23:59.`;
  }
  if (from === until) return `The extra hours on ${date} begin and end at the same time.`;
  return { date, kind, from, until };
}

function conflictOf(exceptions: ScheduleException[]): string | null {
  const off = exceptions.filter(({ kind }) => kind === ScheduleExceptionKind.OFF).map(({ date }) => date);
  const twice = off.find((date, index) => off.indexOf(date) !== index);
  if (twice !== undefined) return `${twice} is OFF twice.`;
  const overlap = overlappingHours(exceptions);
  if (!overlap) return null;
  const [a, b] = overlap.map(({ date, from, until }) => `${date} ${from}-${until}`);
  return `Two extra hours overlap: ${a} and ${b}.`;
}

type ExtraHours = Extract<ScheduleException, { kind: 'EXTRA_HOURS' }>;

function overlappingHours(exceptions: ScheduleException[]): [ExtraHours, ExtraHours] | null {
  const stretches = exceptions.flatMap((one) =>
    one.kind === ScheduleExceptionKind.EXTRA_HOURS
      ? [{ of: one, start: minuteOfCalendar(one), minutes: minutesBetween(one.from, one.until) }]
      : [],
  );
  return sharing(stretches, null);
}

/** Minutes on calendar and clock since 1970, as if no clock ever changed. */
function minuteOfCalendar({ date, from }: ExtraHours): number {
  return Date.parse(`${date}T00:00Z`) / 60_000 + minuteOfDay(from);
}

interface Stretch<T> {
  of: T;
  start: number;
  minutes: number;
}

/** Two stretches that share a minute; `period`: after so many minutes they come again. */
function sharing<T>(stretches: Stretch<T>[], period: number | null): [T, T] | null {
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  for (const [index, { of, start, minutes }] of sorted.entries()) {
    const next = sorted[index + 1] ?? (period === null ? undefined : sorted[0]);
    if (!next || next.of === of) continue;
    const nextStart = next.start + (index + 1 < sorted.length ? 0 : (period ?? 0));
    if (start + minutes > nextStart) return [of, next.of];
  }
  return null;
}

function same(a: ScheduleException, b: ScheduleException): boolean {
  return a.date === b.date && a.kind === b.kind && a.from === b.from && a.until === b.until;
}

function byDate(a: ScheduleException, b: ScheduleException): number {
  const [one, other] = [`${a.date} ${a.from ?? ''}`, `${b.date} ${b.from ?? ''}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
