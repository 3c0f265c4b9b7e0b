/** Times in words. Pure: the present and, where a test needs it, the zone come in as arguments. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function format(iso: string, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  const written = new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone ? { timeZone } : {}) }).format(
    new Date(iso),
  );
  // Browsers disagree about a comma after the weekday.
  return written.replace(',', '');
}

/** 14:02 */
export function clockTime(iso: string, timeZone?: string): string {
  return format(iso, { hour: '2-digit', minute: '2-digit' }, timeZone);
}

/** 14:02:07, where seconds count. */
export function preciseTime(iso: string, timeZone?: string): string {
  return format(iso, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, timeZone);
}

/** Sunday 22 November 2026 at 14:02, for titles and transcripts. */
export function absoluteTime(iso: string, timeZone?: string): string {
  const day = format(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, timeZone);
  return `${day} at ${clockTime(iso, timeZone)}`;
}

/** Sun 22 Nov 2026, 14:02, where room is scarce. */
export function compactTime(iso: string, timeZone?: string): string {
  const day = format(iso, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, timeZone);
  return `${day}, ${clockTime(iso, timeZone)}`;
}

/** A day by its date, comparable as text: 2026-11-22. */
export function dayKey(iso: string, timeZone?: string): string {
  const [day, month, year] = format(iso, { day: '2-digit', month: '2-digit', year: 'numeric' }, timeZone).split('/');
  return `${year}-${month}-${day}`;
}

/** Today, Yesterday, or Friday 20 November (with the year when it is another one). */
export function dayLabel(iso: string, now: number, timeZone?: string): string {
  const key = dayKey(iso, timeZone);
  if (key === dayKey(new Date(now).toISOString(), timeZone)) return 'Today';
  if (key === dayKey(new Date(now - DAY).toISOString(), timeZone)) return 'Yesterday';
  const sameYear = key.slice(0, 4) === dayKey(new Date(now).toISOString(), timeZone).slice(0, 4);
  return format(
    iso,
    { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) },
    timeZone,
  );
}

/** Today, or Fri 20 Nov, where room is scarce. */
export function shortDay(iso: string, now: number, timeZone?: string): string {
  const isToday = dayKey(iso, timeZone) === dayKey(new Date(now).toISOString(), timeZone);
  return isToday ? 'Today' : format(iso, { weekday: 'short', day: 'numeric', month: 'short' }, timeZone);
}

/** Relative while recent: now, 4 min, 14:02, Fri 14:02, 3 Nov, 3 Nov 2025. */
export function shortTime(iso: string, now: number, timeZone?: string): string {
  const age = now - Date.parse(iso);
  if (age < MINUTE) return 'now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  const today = dayKey(new Date(now).toISOString(), timeZone);
  if (dayKey(iso, timeZone) === today) return clockTime(iso, timeZone);
  if (age < 6 * DAY) return `${format(iso, { weekday: 'short' }, timeZone)} ${clockTime(iso, timeZone)}`;
  const sameYear = dayKey(iso, timeZone).slice(0, 4) === today.slice(0, 4);
  return format(iso, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }, timeZone);
}

/** Seconds as a clock face: 0:42, 12:05, 1:02:05. Never negative. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Seconds in words: 45 seconds, 1 minute, 2 minutes 30 seconds. */
export function inWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (minutes === 0) return count(rest, 'second');
  return rest === 0 ? count(minutes, 'minute') : `${count(minutes, 'minute')} ${count(rest, 'second')}`;
}

/** Whole seconds from now until a moment, never negative. */
export function secondsUntil(iso: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(iso) - now) / 1000));
}

/** Whole seconds since a moment, never negative. */
export function secondsSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));
}
