import { SnoozeChoice } from '../vocabulary.js';
import { epochOf, localDateAt } from './local-time.rules.js';

/** The longest snooze. Who is away for longer has exceptions, or switches Mobile Chat OFF. */
export const SNOOZE_DAYS_AT_MOST = 30;
const MORNING = '09:00';
const HOUR_MS = 3_600_000;

/** When a snooze of this choice, made at `now`, ends; the morning is that of the next date on the clock of `timeZone`. */
export function snoozeEnd(choice: SnoozeChoice, now: Date, timeZone: string): Date {
  if (choice === SnoozeChoice.ONE_HOUR) return new Date(now.getTime() + HOUR_MS);
  return new Date(epochOf(localDateAt(now, timeZone).add({ days: 1 }), MORNING, timeZone));
}

/** What is wrong with an instant to snooze until, in a sentence; null where nothing is. */
export function snoozeProblem(until: Date, now: Date): string | null {
  if (Number.isNaN(until.getTime()) || until <= now) return 'A snooze ends in the future.';
  const latest = now.getTime() + SNOOZE_DAYS_AT_MOST * 24 * HOUR_MS;
  return until.getTime() > latest ? `A snooze lasts at most ${SNOOZE_DAYS_AT_MOST} days.` : null;
}

/**
 * Whose morning "until tomorrow" means: the schedule's zone or, where the operator never drew hours and so never chose a zone,
 * that of the device they ask from.
 */
export function snoozeZone(
  schedule: { timeZone: string; shifts: unknown[]; exceptions: unknown[] | null },
  deviceZone: string | null,
): string {
  const chosen = schedule.shifts.length > 0 || (schedule.exceptions ?? []).length > 0;
  return chosen ? schedule.timeZone : (deviceZone ?? schedule.timeZone);
}
