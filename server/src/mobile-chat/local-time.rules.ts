import { Temporal } from 'temporal-polyfill';
import { Weekday } from '../vocabulary.js';

/** From Monday to Sunday, as the ISO week has them. */
export const WEEKDAYS = Object.values(Weekday);
export const DAY_MINUTES = 24 * 60;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

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

/** Whether `text` is a day of the calendar, YYYY-MM-DD: 2026-02-30 is none. */
export function isLocalDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Minutes from 00:00 to a local time HH:MM. */
export function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes on the clock's face from one time to another, the next day's where it is not later: 1 to 1,440. */
export function minutesBetween(from: string, until: string): number {
  const minutes = minuteOfDay(until) - minuteOfDay(from);
  return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}

/** The day that the calendar in a time zone shows at `now`. */
export function localDateAt(now: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The same as YYYY-MM-DD, moved by so many days. */
export function localDay(now: Date, timeZone: string, days = 0): string {
  return localDateAt(now, timeZone).add({ days }).toString();
}

/**
 * The instant of a local time, in epoch milliseconds. A time that a clock change skips counts as the same distance after the
 * change, one that it repeats as the first of the two.
 */
export function epochOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
