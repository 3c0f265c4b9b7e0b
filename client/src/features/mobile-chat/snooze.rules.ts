import { clockTime, dayKey } from '../../lib/time';
import { placeOf } from './duty.rules';

/** Until when a phone is snoozed at this moment; null where it is not. */
export function snoozedAt(snoozedUntil: string | null, now: number): string | null {
  return snoozedUntil !== null && Date.parse(snoozedUntil) > now ? snoozedUntil : null;
}

/** 15:05, Mon 23 Nov 09:00, or Mon 23 Nov 09:00 in Tokyo where the operator's clock is not this device's. */
export function untilWords(iso: string, now: number, timeZone: string, here: string): string {
  const sameDay = dayKey(iso, timeZone) === dayKey(new Date(now).toISOString(), timeZone);
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', timeZone };
  const day = new Intl.DateTimeFormat('en-GB', options).format(new Date(iso)).replace(',', '');
  const time = clockTime(iso, timeZone);
  return `${sameDay ? time : `${day} ${time}`}${timeZone === here ? '' : ` in ${placeOf(timeZone)}`}`;
}

/** Whose clock a snooze goes by: the schedule's or, where no hours were ever set and so no zone chosen, this device's. */
export function snoozeZone(
  { timeZone, shifts, exceptions }: { timeZone: string; shifts: readonly unknown[]; exceptions: readonly unknown[] },
  here: string,
): string {
  return shifts.length > 0 || exceptions.length > 0 ? timeZone : here;
}
