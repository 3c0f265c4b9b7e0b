import { badInput } from '../errors.js';
import { canonicalTimeZone } from './local-time.rules.js';
import type { MobileChatSettings } from './mobile-chat.entity.js';
import { checkExceptions, shiftsProblem, withoutPast, type TypedException } from './schedule-check.rules.js';
import type { ScheduledShift } from './schedule.rules.js';

/** A schedule as a caller writes it; exceptions that are left out stay as they are stored. */
export interface TypedSchedule {
  timeZone: string;
  shifts: ScheduledShift[];
  exceptions?: TypedException[] | null;
}

/** What is stored of a schedule. */
export type CleanSchedule = Pick<MobileChatSettings, 'timeZone' | 'shifts' | 'exceptions'>;

/** Zone and shifts of a schedule. BAD_USER_INPUT (schedule) for an unknown zone, or shifts that are wrong or overlap. */
export function cleanWeek({ timeZone, shifts }: TypedSchedule): Pick<CleanSchedule, 'timeZone' | 'shifts'> {
  const zone = canonicalTimeZone(timeZone.trim());
  if (zone === null) throw badInput('schedule', 'This is not a time zone. Use a name such as Europe/Amsterdam.');
  const problem = shiftsProblem(shifts);
  if (problem !== null) throw badInput('schedule', problem);
  return { timeZone: zone, shifts: shifts.map(({ weekday, from, until }) => ({ weekday, from, until })) };
}

/**
 * The exceptions to store beside a week, those over left out. BAD_USER_INPUT (schedule.exceptions) for one that is wrong, past
 * or in conflict with another.
 */
export function cleanExceptions(
  typed: TypedException[] | null | undefined,
  stored: MobileChatSettings['exceptions'],
  at: { now: Date; timeZone: string },
): MobileChatSettings['exceptions'] {
  if (!typed) return stored && withoutPast(stored, at.now, at.timeZone);
  const checked = checkExceptions(typed, stored ?? [], at);
  if ('problem' in checked) throw badInput('schedule.exceptions', checked.problem);
  return checked.exceptions;
}
