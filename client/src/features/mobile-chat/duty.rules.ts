import { clockTime, dayKey } from '../../lib/time';

/** A moment on an operator's own clock. */
export interface LocalMoment {
  /** 0 is Monday. */
  day: number;
  minute: number;
  words: string;
}

const SHORT_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function weekday(iso: string, timeZone: string, width: 'short' | 'long'): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: width, timeZone }).format(new Date(iso));
}

/** What the clock shows in a time zone: the day of the week, the minute of the day, and both in words. */
export function localMoment(now: number, timeZone: string): LocalMoment {
  const iso = new Date(now).toISOString();
  const clock = clockTime(iso, timeZone);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const day = SHORT_DAYS.indexOf(weekday(iso, timeZone, 'short'));
  return { day, minute: hours * 60 + minutes, words: `${weekday(iso, timeZone, 'long')} ${clock}` };
}

/** The place a zone is named after: Europe/Amsterdam is Amsterdam, America/Argentina/Buenos_Aires is Buenos Aires. */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

interface Duty {
  onDuty: boolean;
  onDutyChangesAt: string | null;
  snoozedUntil: string | null;
}

/** Whether the phone may ring now and until when, on the operator's own clock: "now: Sunday 14:05 in Amsterdam, on duty until 18:00". */
export function dutySentence(duty: Duty, now: number, timeZone: string): string {
  const { onDuty, onDutyChangesAt, snoozedUntil } = duty;
  const snoozed = snoozedUntil !== null && Date.parse(snoozedUntil) > now;
  const state = onDuty ? (snoozed ? 'snoozed, otherwise on duty' : 'on duty') : 'off duty';
  const moment = `now: ${localMoment(now, timeZone).words} in ${placeOf(timeZone)}, ${state}`;
  if (onDutyChangesAt === null) return moment;
  const sameDay = dayKey(onDutyChangesAt, timeZone) === dayKey(new Date(now).toISOString(), timeZone);
  const day = sameDay ? '' : `${weekday(onDutyChangesAt, timeZone, 'long')} `;
  return `${moment} until ${day}${clockTime(onDutyChangesAt, timeZone)}`;
}
