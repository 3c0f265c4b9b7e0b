import { Temporal } from 'temporal-polyfill';
import { MobileChatMode, Weekday } from '../vocabulary.js';

/** One weekly shift in local time HH:MM; `until` at or before `from` ends on the next day, equal ones last 24 hours. */
export interface ScheduledShift {
  weekday: Weekday;
  from: string;
  until: string;
}

/** Weekly shifts in an IANA time zone. */
export interface Schedule {
  timeZone: string;
  shifts: ScheduledShift[];
}

/** A schedule and whether it is to be followed. */
export interface DutySettings extends Schedule {
  mode: MobileChatMode;
}

/** From `start` up to, not including, `end`, in epoch milliseconds. */
interface Span {
  start: number;
  end: number;
}

const WEEKDAYS = Object.values(Weekday);
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
// A shift that a clock change swallows this week is there again the next, so two weeks show every change.
const HORIZON_DAYS = 16;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

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
  const at = now.getTime();
  const current = joined(spansAround(settings, now, HORIZON_DAYS)).find(({ end }) => end > at);
  if (!current) return null;
  if (current.start > at) return new Date(current.start);
  // On duty beyond all that was looked at: the shifts fill the week.
  const horizon = at + (HORIZON_DAYS - 2) * DAY_MINUTES * 60_000;
  return current.end > horizon ? null : new Date(current.end);
}

/** The zone's own spelling of `zone`; null unless it is an IANA time zone (an offset such as +01:00 is none). */
export function canonicalTimeZone(zone: string): string | null {
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, zone).timeZoneId;
  } catch {
    return null;
  }
}

/** Whether `text` is a local time HH:MM, 00:00 to 23:59. */
export function isLocalTime(text: string): boolean {
  return TIME.test(text);
}

/** Two shifts of the week that share a minute, be they identical; null where none do. */
export function overlappingShifts(shifts: ScheduledShift[]): [ScheduledShift, ScheduledShift] | null {
  const sorted = [...shifts].sort((a, b) => weekMinute(a) - weekMinute(b));
  for (const [index, shift] of sorted.entries()) {
    const next = sorted[(index + 1) % sorted.length];
    if (!next || next === shift) continue;
    const nextStart = weekMinute(next) + (index + 1 < sorted.length ? 0 : WEEK_MINUTES);
    if (weekMinute(shift) + lengthMinutes(shift) > nextStart) return [shift, next];
  }
  return null;
}

/** What each shift that begins near `now`, from two days before to `daysAhead` after, covers. */
function spansAround({ timeZone, shifts }: Schedule, now: Date, daysAhead: number): Span[] {
  if (shifts.length === 0) return [];
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const spans: Span[] = [];
  for (let day = -2; day <= daysAhead; day += 1) {
    const date = today.add({ days: day });
    const weekday = WEEKDAYS[date.dayOfWeek - 1];
    for (const shift of shifts) if (shift.weekday === weekday) spans.push(spanOf(shift, date, timeZone));
  }
  return spans;
}

function spanOf(shift: ScheduledShift, date: Temporal.PlainDate, timeZone: string): Span {
  const endDate = shift.until <= shift.from ? date.add({ days: 1 }) : date;
  return { start: epochOf(date, shift.from, timeZone), end: epochOf(endDate, shift.until, timeZone) };
}

function epochOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
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

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function weekMinute(shift: ScheduledShift): number {
  return WEEKDAYS.indexOf(shift.weekday) * DAY_MINUTES + minuteOfDay(shift.from);
}

function lengthMinutes(shift: ScheduledShift): number {
  const minutes = minuteOfDay(shift.until) - minuteOfDay(shift.from);
  return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}
