import { dayName, type Shift, WEEKDAYS } from './schedule.rules';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Whether both times of a shift are filled in. */
export function isComplete({ from, until }: Shift): boolean {
  return from !== '' && until !== '';
}

/** What is wrong with each shift, in a sentence; null where nothing is. */
export function shiftProblems(shifts: readonly Shift[]): (string | null)[] {
  return shifts.map((shift, at) => {
    if (!isComplete(shift)) return 'Fill in both times.';
    const other = shifts.find((one, index) => index !== at && isComplete(one) && overlap(shift, one));
    return other ? `Overlaps ${dayName(other.weekday)} ${other.from} to ${other.until}.` : null;
  });
}

function overlap(one: Shift, other: Shift): boolean {
  const [start, length] = stretch(one);
  const [from, otherLength] = stretch(other);
  // How long after one the other begins, and the other way round, on a week that comes again and again.
  const after = (from - start + WEEK) % WEEK;
  return after < length || (WEEK - after) % WEEK < otherLength;
}

function stretch({ weekday, from, until }: Shift): [start: number, length: number] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = minutes(until) - minutes(from);
  return [WEEKDAYS.indexOf(weekday) * DAY + minutes(from), length > 0 ? length : length + DAY];
}
