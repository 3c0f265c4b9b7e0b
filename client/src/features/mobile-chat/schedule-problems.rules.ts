import { dayKey } from '../../lib/time';
import { type Exception, exceptionProblems } from './exceptions.rules';
import type { Shift } from './schedule.rules';
import { shiftProblems } from './shift-problems.rules';

/** What is wrong with a schedule as it is being edited, row by row. */
export interface ScheduleProblems {
  shifts: (string | null)[];
  exceptions: (string | null)[];
  /** The date on the clock of the schedule. */
  today: string;
  /** Whether there is anything. */
  any: boolean;
}

/** Looks a schedule over; `stored` are the exceptions as they are saved. */
export function scheduleProblems(
  schedule: { timeZone: string; shifts: readonly Shift[]; exceptions: readonly Exception[] },
  stored: readonly Exception[],
  now: number,
): ScheduleProblems {
  const today = dayKey(new Date(now).toISOString(), schedule.timeZone);
  const shifts = shiftProblems(schedule.shifts);
  const exceptions = exceptionProblems(schedule.exceptions, stored, today);
  return { shifts, exceptions, today, any: [...shifts, ...exceptions].some((problem) => problem !== null) };
}
