/** A date that differs from every week, as it is being edited: times are '' until they are filled in, and unused where it is OFF. */
export interface Exception {
  date: string;
  kind: 'OFF' | 'EXTRA_HOURS';
  from: string;
  until: string;
}

/** The most exceptions the server keeps. */
export const EXCEPTION_LIMIT = 50;
const DAYS_AHEAD = 731;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Stored {
  date: string;
  kind: Exception['kind'];
  from: string | null;
  until: string | null;
}

/** Exceptions as the server has them, for editing. */
export function editable(stored: readonly Stored[]): Exception[] {
  return stored.map(({ date, kind, from, until }) => ({ date, kind, from: from ?? '', until: until ?? '' }));
}

/** What is sent of them. */
export function toStore(exceptions: readonly Exception[]): Stored[] {
  return exceptions.map(({ date, kind, from, until }) =>
    kind === 'OFF' ? { date, kind, from: null, until: null } : { date, kind, from, until },
  );
}

/** A date so many days after another. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** One to add: the first day from tomorrow on that has none, OFF. */
export function nextException(exceptions: readonly Exception[], today: string): Exception {
  let date = dayAfter(today);
  while (exceptions.some((one) => one.date === date)) date = dayAfter(date);
  return { date, kind: 'OFF', from: '09:00', until: '17:00' };
}

/** The weekday of a date: "Thursday"; '' while there is no date. */
export function weekdayOf(date: string): string {
  const at = Date.parse(`${date}T00:00Z`);
  return Number.isNaN(at) ? '' : new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(at);
}

/** Extra hours that end on the next day. */
export function runsOvernight({ kind, from, until }: Exception): boolean {
  return kind === 'EXTRA_HOURS' && from !== '' && until !== '' && until < from;
}

/**
 * What is wrong with each exception, in a sentence; null where nothing is. `today` is the date on the clock of the schedule; what
 * is past may stay as it is stored.
 */
export function exceptionProblems(
  exceptions: readonly Exception[],
  stored: readonly Exception[],
  today: string,
): (string | null)[] {
  return exceptions.map((one, at) => {
    const others = exceptions.filter((_other, index) => index !== at);
    return ownProblem(one, stored, today) ?? conflict(one, others);
  });
}

function ownProblem(one: Exception, stored: readonly Exception[], today: string): string | null {
  if (one.date === '') return 'Choose a date.';
  if (one.date < today && !stored.some((other) => same(one, other))) return 'This date is past.';
  if (one.date > dayAfter(today, DAYS_AHEAD)) return 'This date is more than two years ahead.';
  if (one.kind === 'OFF') return null;
  if (one.from === '' || one.until === '') return 'Fill in both times.';
  return one.from === one.until ? 'These hours begin and end at the same time.' : null;
}

function conflict(one: Exception, others: readonly Exception[]): string | null {
  if (one.kind === 'OFF') {
    return others.some(({ kind, date }) => kind === 'OFF' && date === one.date) ? 'This date is off already.' : null;
  }
  const [start, end] = stretch(one);
  const overlapping = others.find((other) => {
    if (other.kind === 'OFF' || other.date === '' || other.from === '' || other.until === '') return false;
    const [from, until] = stretch(other);
    return start < until && from < end;
  });
  return overlapping
    ? `Overlaps the extra hours ${overlapping.from} to ${overlapping.until} of ${overlapping.date}.`
    : null;
}

/** Beginning and end on the calendar, as if no clock ever changed. */
function stretch(one: Exception): [number, number] {
  const end = Date.parse(`${one.date}T${one.until}Z`);
  return [Date.parse(`${one.date}T${one.from}Z`), runsOvernight(one) ? end + DAY : end];
}

function same(one: Exception, other: Exception): boolean {
  const times = one.kind === 'OFF' || (one.from === other.from && one.until === other.until);
  return one.date === other.date && one.kind === other.kind && times;
}
