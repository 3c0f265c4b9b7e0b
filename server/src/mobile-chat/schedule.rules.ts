import { Temporal } from 'temporal-polyfill';
import { MobileChatMode, ScheduleExceptionKind, type Weekday } from '../vocabulary.js';
import { DAY_MINUTES, WEEKDAYS, epochOf, localDateAt } from './local-time.rules.js';

/** One weekly shift in local time HH:MM; `until` at or before `from` ends on the next day, equal ones last 24 hours. */
export interface ScheduledShift {
  weekday: Weekday;
  from: string;
  until: string;
}

/**
 * One date that is not as every week. OFF: no shift begins on that date; what began the day before runs to its end. EXTRA_HOURS:
 * on duty from `from` until `until` of that date besides, into the next day where `until` is before `from`.
 */
export type ScheduleException =
  | { date: string; kind: typeof ScheduleExceptionKind.OFF; from: null; until: null }
  | { date: string; kind: typeof ScheduleExceptionKind.EXTRA_HOURS; from: string; until: string };

/** Weekly shifts in an IANA time zone, and the dates that differ. */
export interface Schedule {
  timeZone: string;
  shifts: ScheduledShift[];
  /** None where it is null or left out. */
  exceptions?: ScheduleException[] | null;
}

/** A schedule and whether it is to be followed. */
export interface DutySettings extends Schedule {
  mode: MobileChatMode;
}

/** From `start` up to, not including, `end`, in epoch milliseconds. */
export interface Span {
  start: number;
  end: number;
}

// A shift that a clock change swallows this week is there again the next, so two weeks show every change.
const HORIZON_DAYS = 16;
const DAY_MS = DAY_MINUTES * 60_000;

/**
 * Whether mode and schedule allow a ring at `now` (domain.md, "on duty"). A local time that a clock change skips counts
 * as the same distance after the change, one that it repeats as the first of the two.
 */
export function onDutyAt(settings: DutySettings, now: Date): boolean {
  if (settings.mode !== MobileChatMode.BASED_ON_SCHEDULE) return settings.mode === MobileChatMode.ON;
  const at = now.getTime();
  return spansAround(settings, now, 1).some(({ start, end }) => start <= at && at < end);
}

/** When `onDutyAt` will next change by the schedule; null where it never will, or the mode does not follow one. */
export function nextChange(settings: DutySettings, now: Date): Date | null {
  if (settings.mode !== MobileChatMode.BASED_ON_SCHEDULE) return null;
  const enough = HORIZON_DAYS + daysToLastException(settings, now);
  for (let days = HORIZON_DAYS; ; days = Math.min(days * 4, enough)) {
    const change = changeOf(currentSpan(settings, now, days), now, days);
    if (change !== null || days >= enough) return change;
  }
}

/** Both at once, for routing, which asks it of every operator: `changesAt` is null where it is more than a day ahead. */
export function dutyNow(settings: DutySettings, now: Date): { onDuty: boolean; changesAt: Date | null } {
  const { mode } = settings;
  if (mode !== MobileChatMode.BASED_ON_SCHEDULE) return { onDuty: mode === MobileChatMode.ON, changesAt: null };
  // Three days, because what ends beyond the last of them may go on there.
  const current = currentSpan(settings, now, 3);
  return { onDuty: current !== null && current.start <= now.getTime(), changesAt: changeOf(current, now, 3) };
}

/** When the operator is on duty from `from` up to `until`, in order, apart from one another, cut to that stretch. */
export function dutySpans(settings: DutySettings, from: Date, until: Date): Span[] {
  const [first, last] = [from.getTime(), until.getTime()];
  if (settings.mode === MobileChatMode.OFF || first >= last) return [];
  if (settings.mode === MobileChatMode.ON) return [{ start: first, end: last }];
  const days = Math.ceil((last - first) / DAY_MS) + 1;
  return joined(spansAround(settings, from, days))
    .map(({ start, end }) => ({ start: Math.max(start, first), end: Math.min(end, last) }))
    .filter(({ start, end }) => start < end);
}

/** The span that covers `now`, or the next one of those that begin in the next `days`. */
function currentSpan(settings: DutySettings, now: Date, days: number): Span | null {
  return joined(spansAround(settings, now, days)).find(({ end }) => end > now.getTime()) ?? null;
}

/** The next change that is sure when only shifts beginning in the next `days` are known; null where none is. */
function changeOf(current: Span | null, now: Date, days: number): Date | null {
  const at = now.getTime();
  if (!current) return null;
  if (current.start > at) return new Date(current.start);
  // On duty beyond all that was looked at: a shift that was not may go on from there.
  return current.end > at + (days - 2) * DAY_MS ? null : new Date(current.end);
}

/** Days from today to the last exception that is to come, at least 0. */
function daysToLastException({ timeZone, exceptions }: Schedule, now: Date): number {
  const last = (exceptions ?? []).map(({ date }) => date).reduce((a, b) => (a > b ? a : b), '');
  if (last === '') return 0;
  return Math.max(0, localDateAt(now, timeZone).until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days);
}

/** What each shift that begins near `now`, from two days before to `daysAhead` after, covers. */
function spansAround(schedule: Schedule, now: Date, daysAhead: number): Span[] {
  const { timeZone, shifts, exceptions } = schedule;
  const differing = exceptions ?? [];
  if (shifts.length === 0 && differing.length === 0) return [];
  const today = localDateAt(now, timeZone);
  const spans: Span[] = [];
  for (let day = -2; day <= daysAhead; day += 1) {
    const weekday = WEEKDAYS[(today.dayOfWeek + 13 + day) % 7];
    const weekly = shifts.filter((shift) => shift.weekday === weekday);
    // Routing asks this of every operator: a day without hours costs no reckoning of dates.
    if (weekly.length === 0 && differing.length === 0) continue;
    const date = today.add({ days: day });
    for (const { from, until } of hoursOn(date, weekly, differing)) spans.push(spanOf(from, until, date, timeZone));
  }
  return spans;
}

/** The shifts and extra hours that begin on a date. */
function hoursOn(
  date: Temporal.PlainDate,
  weekly: ScheduledShift[],
  exceptions: ScheduleException[],
): { from: string; until: string }[] {
  if (exceptions.length === 0) return weekly;
  const day = date.toString();
  const ofDay = exceptions.filter((exception) => exception.date === day);
  const isOff = ofDay.some(({ kind }) => kind === ScheduleExceptionKind.OFF);
  const extra = ofDay.flatMap((one) => (one.kind === ScheduleExceptionKind.EXTRA_HOURS ? [one] : []));
  return isOff ? extra : [...weekly, ...extra];
}

function spanOf(from: string, until: string, date: Temporal.PlainDate, timeZone: string): Span {
  const endDate = until <= from ? date.add({ days: 1 }) : date;
  return { start: epochOf(date, from, timeZone), end: epochOf(endDate, until, timeZone) };
}

/** Spans in order, those that touch or overlap made one. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
