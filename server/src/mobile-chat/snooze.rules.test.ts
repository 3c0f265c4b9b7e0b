import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SNOOZE_DAYS_AT_MOST, snoozeEnd, snoozeProblem, snoozeZone } from './snooze.rules.js';

const at = (instant: string): Date => new Date(instant);

describe('a snooze by a choice', () => {
  test.each([
    ['an ordinary evening', 'Europe/Amsterdam', '2026-11-22T20:00:00Z', '2026-11-23T08:00:00Z'],
    [
      'just after midnight it is the morning of the next date',
      'Europe/Amsterdam',
      '2026-11-22T23:30:00Z',
      '2026-11-24T08:00:00Z',
    ],
    ['where it is tomorrow already', 'Pacific/Auckland', '2026-11-22T20:00:00Z', '2026-11-23T20:00:00Z'],
    ['the night of a spring forward', 'Europe/Amsterdam', '2026-03-28T20:00:00Z', '2026-03-29T07:00:00Z'],
    ['the night of an autumn back', 'Europe/Amsterdam', '2026-10-24T20:00:00Z', '2026-10-25T08:00:00Z'],
    ['half an hour, Lord Howe', 'Australia/Lord_Howe', '2026-04-04T10:00:00Z', '2026-04-04T22:30:00Z'],
    ['across the end of a year', 'America/New_York', '2026-12-31T22:00:00Z', '2027-01-01T14:00:00Z'],
  ])('until tomorrow 09:00: %s', (_name, zone, now, until) => {
    expect(snoozeEnd('UNTIL_TOMORROW_MORNING', at(now), zone)).toEqual(at(until));
  });

  test('until tomorrow 09:00 is 09:00 on the next date of that clock, whenever and wherever', () => {
    const zones = ['UTC', 'Europe/Amsterdam', 'America/Santiago', 'Africa/Cairo', 'Asia/Kolkata', 'Pacific/Kiritimati'];
    const instant = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (now, timeZone) => {
        const until = snoozeEnd('UNTIL_TOMORROW_MORNING', now, timeZone);
        const day = (when: Date): string =>
          new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(when);
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(until);
        expect(clock).toBe('09:00');
        expect(Date.parse(day(until)) - Date.parse(day(now))).toBe(86_400_000);
        expect(snoozeProblem(until, now)).toBeNull();
      }),
    );
  });

  test('for one hour is an hour, also when the clock is moved meanwhile', () => {
    expect(snoozeEnd('ONE_HOUR', at('2026-10-25T00:30:00Z'), 'Europe/Amsterdam')).toEqual(at('2026-10-25T01:30:00Z'));
  });
});

test('a snooze ends in the future, and lasts at most thirty days', () => {
  const now = at('2026-11-22T09:00:00Z');
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  expect(snoozeProblem(after(-1), now)).toMatch(/future/);
  expect(snoozeProblem(now, now)).toMatch(/future/);
  expect(snoozeProblem(new Date(NaN), now)).toMatch(/future/);
  expect(snoozeProblem(after(1), now)).toBeNull();
  expect(snoozeProblem(after(SNOOZE_DAYS_AT_MOST * 86_400_000), now)).toBeNull();
  expect(snoozeProblem(after(SNOOZE_DAYS_AT_MOST * 86_400_000 + 1), now)).toMatch(/30 days/);
});

test('the morning is that of the schedule, or of the device where no hours were ever drawn', () => {
  const drawn = { timeZone: 'Asia/Tokyo', shifts: [{}], exceptions: null };
  expect(snoozeZone(drawn, 'Europe/Amsterdam')).toBe('Asia/Tokyo');
  expect(snoozeZone({ ...drawn, shifts: [], exceptions: [{}] }, 'Europe/Amsterdam')).toBe('Asia/Tokyo');
  expect(snoozeZone({ ...drawn, shifts: [] }, 'Europe/Amsterdam')).toBe('Europe/Amsterdam');
  expect(snoozeZone({ ...drawn, shifts: [] }, null)).toBe('Asia/Tokyo');
});
