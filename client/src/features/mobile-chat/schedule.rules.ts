export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** from and until are local times HH:MM; until at or before from means that the shift ends on the next day. */
export interface Shift {
  weekday: Weekday;
  from: string;
  until: string;
}

/** The most shifts the server keeps. */
export const SHIFT_LIMIT = 50;
/** Drawing goes in steps of half an hour. */
export const STEP = 30;

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** One mark for each minute of the week, from Monday 00:00: 1 where a shift covers it. */
type Coverage = Uint8Array;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeOf(minute: number): string {
  const inDay = ((minute % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

function coverageOf(shifts: readonly Shift[]): Coverage {
  const coverage = new Uint8Array(WEEK);
  for (const { weekday, from, until } of shifts) {
    // While a time is being filled in there is nothing to draw.
    if (from === '' || until === '') continue;
    const start = WEEKDAYS.indexOf(weekday) * DAY + minutesOf(from);
    const length = minutesOf(until) - minutesOf(from);
    for (let minute = 0; minute < (length > 0 ? length : length + DAY); minute += 1)
      coverage[(start + minute) % WEEK] = 1;
  }
  return coverage;
}

function shift(start: number, end: number): Shift {
  const weekday = WEEKDAYS[Math.floor((start % WEEK) / DAY)] ?? 'MONDAY';
  return { weekday, from: timeOf(start), until: timeOf(end) };
}

/** A stretch becomes one shift, over midnight too; a stretch longer than a day is cut at its midnights. */
function shiftsOfRun(start: number, length: number): Shift[] {
  if (length <= DAY) return [shift(start, start + length)];
  const firstLength = DAY - (start % DAY);
  return [shift(start, start + firstLength), ...shiftsOfRun(start + firstLength, length - firstLength)];
}

function shiftsOf(coverage: Coverage): Shift[] {
  const gap = coverage.indexOf(0);
  if (gap === -1) return WEEKDAYS.map((weekday) => ({ weekday, from: '00:00', until: '00:00' }));
  const shifts: Shift[] = [];
  let length = 0;
  // Beginning at a gap, no stretch is cut by the end of the week.
  for (let step = 1; step <= WEEK; step += 1) {
    const minute = gap + step;
    if (coverage[minute % WEEK] === 1) length += 1;
    else if (length > 0) {
      shifts.push(...shiftsOfRun((minute - length) % WEEK, length));
      length = 0;
    }
  }
  return shifts.sort(byTime);
}

function byTime(one: Shift, other: Shift): number {
  return WEEKDAYS.indexOf(one.weekday) - WEEKDAYS.indexOf(other.weekday) || one.from.localeCompare(other.from);
}

/** The shifts after drawing over, or wiping, part of one day. `from` and `until` are minutes of that day, `until` at most 1,440. */
export function draw(shifts: readonly Shift[], day: number, from: number, until: number, on: boolean): Shift[] {
  const coverage = coverageOf(shifts);
  coverage.fill(on ? 1 : 0, day * DAY + from, day * DAY + until);
  return shiftsOf(coverage);
}

/** The covered parts of one day, in minutes of that day, for drawing them. Shifts over midnight appear on both days. */
export function segmentsOf(shifts: readonly Shift[], day: number): { from: number; until: number }[] {
  const marks = coverageOf(shifts).subarray(day * DAY, (day + 1) * DAY);
  const segments: { from: number; until: number }[] = [];
  for (let minute = 0; minute < DAY; minute += 1) {
    const last = segments.at(-1);
    if (marks[minute] !== 1) continue;
    if (last?.until === minute) last.until = minute + 1;
    else segments.push({ from: minute, until: minute + 1 });
  }
  return segments;
}

/** Whether a shift covers a minute of a day. */
export function isCovered(shifts: readonly Shift[], day: number, minute: number): boolean {
  return coverageOf(shifts)[day * DAY + minute] === 1;
}

/** Whether a shift ends on the day after it began. */
export function endsNextDay({ from, until }: Shift): boolean {
  return minutesOf(until) <= minutesOf(from);
}

/** A sensible shift to add to a list: the working hours of the first day without one. */
export function nextShift(shifts: readonly Shift[]): Shift {
  const free = WEEKDAYS.find((weekday) => shifts.every((one) => one.weekday !== weekday));
  return { weekday: free ?? 'MONDAY', from: '09:00', until: '17:00' };
}

/** Nine to five from Monday to Friday. */
export function workingWeek(): Shift[] {
  return WEEKDAYS.slice(0, 5).map((weekday) => ({ weekday, from: '09:00', until: '17:00' }));
}

/** MONDAY as a person writes it. */
export function dayName(weekday: Weekday): string {
  return weekday.charAt(0) + weekday.slice(1).toLowerCase();
}
