import { clockTime, dayKey, dayLabel, shortDay } from '../../lib/time';

/** From one instant until another, ISO 8601. */
export interface Stretch {
  start: string;
  end: string;
}

/** A part of a span within one day of the viewer's, placed by the share of the day at which it begins and that it lasts. */
export interface Block<T> {
  span: T;
  left: number;
  width: number;
}

/** One day of the viewer's, and what of the week lies in it. */
export interface Day<T> {
  /** When it begins. */
  at: string;
  label: string;
  blocks: Block<T>[];
}

const HOUR = 3_600_000;

/** The days of a week in a time zone, each from midnight to midnight, with the parts of the spans that lie in it. */
export function daysOf<T extends Stretch>(spans: readonly T[], now: number, timeZone: string): Day<T>[] {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return [];
  const end = Date.parse(last.end);
  const dayOf = dayIn(timeZone);
  const days: Day<T>[] = [];
  let start = midnightBefore(Date.parse(first.start), dayOf);
  while (start < end) {
    const next = midnightAfter(start, dayOf);
    const at = new Date(start).toISOString();
    days.push({ at, label: dayLabel(at, now, timeZone), blocks: blocksOf(spans, start, next) });
    start = next;
  }
  return days;
}

/** Sat 28 Nov 12:00 to Sun 29 Nov 09:00; the day once where it is the same. */
export function stretchWords({ start, end }: Stretch, now: number, timeZone: string): string {
  const words = (iso: string) => `${shortDay(iso, now, timeZone)} ${clockTime(iso, timeZone)}`;
  // What ends at midnight is told by the day it belongs to.
  const lastMoment = new Date(Date.parse(end) - 1).toISOString();
  if (dayKey(start, timeZone) !== dayKey(lastMoment, timeZone)) return `${words(start)} to ${words(end)}`;
  const until = clockTime(end, timeZone);
  return `${words(start)} to ${until === '00:00' ? 'midnight' : until}`;
}

/** Nobody on Sat 28 Nov 12:00 to Sun 29 Nov 09:00. */
export function gapWords(gap: Stretch, now: number, timeZone: string): string {
  const words = stretchWords(gap, now, timeZone);
  return words.startsWith('Today') ? `Nobody today${words.slice('Today'.length)}` : `Nobody on ${words}`;
}

/** The names of those who would ring, or that nobody would. */
export function namesOf(operators: readonly { name: string }[]): string {
  return operators.length === 0 ? 'Nobody' : operators.map(({ name }) => name).join(', ');
}

function blocksOf<T extends Stretch>(spans: readonly T[], start: number, end: number): Block<T>[] {
  return spans.flatMap((span) => {
    const from = Math.max(start, Date.parse(span.start));
    const until = Math.min(end, Date.parse(span.end));
    if (from >= until) return [];
    return [{ span, left: (from - start) / (end - start), width: (until - from) / (end - start) }];
  });
}

/** Which local day an instant lies in. One formatter for all of them: to make one costs more than to use it a hundred times. */
function dayIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  return (at) => format.format(at);
}

function midnightBefore(at: number, dayOf: (at: number) => string): number {
  return firstOf(dayOf, at - 26 * HOUR, at);
}

function midnightAfter(start: number, dayOf: (at: number) => string): number {
  // A day has 23 to 25 hours: twenty-six later it is the next.
  return firstOf(dayOf, start, start + 26 * HOUR);
}

/** The first instant of the local day in which `within` lies, after one that lies in the day before. */
function firstOf(dayOf: (at: number) => string, before: number, within: number): number {
  const day = dayOf(within);
  let [low, high] = [before, within];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle) === day) high = middle;
    else low = middle;
  }
  // Clocks change at whole minutes.
  return Math.round(high / 60_000) * 60_000;
}
