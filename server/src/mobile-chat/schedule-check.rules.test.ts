import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay } from './local-time.rules.js';
import { checkExceptions, withoutPast, type TypedException } from './schedule-check.rules.js';
import { onDutyAt, type ScheduleException } from './schedule.rules.js';

const NOW = new Date('2026-11-22T23:30:00Z');
const off = (date: string): ScheduleException => ({ date, kind: 'OFF', from: null, until: null });
const extra = (date: string, from: string, until: string): ScheduleException => ({
  date,
  kind: 'EXTRA_HOURS',
  from,
  until,
});
const check = (typed: TypedException[], stored: ScheduleException[] = [], timeZone = 'UTC') =>
  checkExceptions(typed, stored, { now: NOW, timeZone });
const problem = (typed: TypedException[], timeZone = 'UTC'): string => {
  const checked = check(typed, [], timeZone);
  return 'problem' in checked ? checked.problem : '';
};

describe('exceptions that are refused', () => {
  test.each<[string, TypedException[], RegExp]>([
    ['a day that no calendar has', [off('2026-11-31')], /YYYY-MM-DD/],
    ['a date in other words', [off('24-12-2026')], /YYYY-MM-DD/],
    ['the past', [off('2026-11-21')], /past/],
    ['more than two years ahead', [off('2028-11-23')], /two years/],
    ['OFF with hours', [{ date: '2026-12-24', kind: 'OFF', from: '09:00', until: '10:00' }], /whole day/],
    ['extra hours without hours', [{ date: '2026-12-24', kind: 'EXTRA_HOURS' }], /need from and until/],
    ['extra hours without an end', [{ date: '2026-12-24', kind: 'EXTRA_HOURS', from: '09:00' }], /need from and until/],
    ['a time that is none', [extra('2026-12-24', '9:00', '10:00')], /HH:MM/],
    ['an end at 24:00', [extra('2026-12-24', '09:00', '24:00')], /HH:MM/],
    ['empty times', [extra('2026-12-24', '', '')], /HH:MM/],
    ['extra hours that are empty', [extra('2026-12-24', '09:00', '09:00')], /same time/],
    ['one date OFF twice', [off('2026-12-24'), off('2026-12-24')], /twice/],
    [
      'extra hours that overlap',
      [extra('2026-12-24', '09:00', '12:00'), extra('2026-12-24', '11:59', '13:00')],
      /overlap/,
    ],
    [
      'extra hours that overlap across midnight',
      [extra('2026-12-25', '01:00', '03:00'), extra('2026-12-24', '22:00', '02:00')],
      /overlap: 2026-12-24 22:00-02:00 and 2026-12-25 01:00-03:00/,
    ],
    ['the same extra hours twice', Array(2).fill(extra('2026-12-24', '09:00', '12:00')), /overlap/],
    [
      'more than fifty',
      Array.from({ length: 51 }, (_, day) => off(new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10))),
      /50/,
    ],
  ])('%s', (_name, typed, sentence) => {
    expect(problem(typed)).toMatch(sentence);
  });

  test('are past by the clock of the schedule: there it may be tomorrow already', () => {
    expect(problem([off('2026-11-22')])).toBe('');
    expect(problem([off('2026-11-22')], 'Europe/Amsterdam')).toMatch(/past/);
    expect(problem([off('2026-11-22')], 'America/New_York')).toBe('');
  });
});

describe('exceptions that are kept', () => {
  test('come in the order of their dates, whatever order they were written in', () => {
    const sorted = [off('2026-12-24'), extra('2026-12-24', '09:00', '12:00'), extra('2026-12-24', '12:00', '13:00')];
    expect(check(sorted.toReversed())).toEqual({ exceptions: sorted });
  });

  test('may stay when they are of yesterday and stored, and are dropped when they are older', () => {
    const stored = [extra('2026-11-20', '22:00', '02:00'), extra('2026-11-21', '22:00', '02:00')];
    expect(check(stored, stored)).toEqual({ exceptions: stored.slice(1) });
    expect(check([extra('2026-11-21', '22:00', '03:00')], stored)).toHaveProperty('problem');
  });

  test('are those that may still change something: leaving out the rest changes no answer', () => {
    const day = fc.integer({ min: -5, max: 3 }).map((days) => localDay(NOW, 'UTC', days));
    const time = fc.constantFrom('00:00', '06:00', '12:00', '22:00', '23:59');
    const any = fc.oneof(
      day.map(off),
      fc.tuple(day, time, time).map(([date, from, until]) => extra(date, from, until)),
    );
    const zone = fc.constantFrom('UTC', 'Europe/Amsterdam', 'Pacific/Kiritimati', 'America/Los_Angeles');
    const shifts = [{ weekday: 'SATURDAY' as const, from: '20:00', until: '19:00' }];
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), zone, fc.nat(72 * 60), (exceptions, timeZone, minutes) => {
        const later = new Date(NOW.getTime() + minutes * 60_000);
        const mode = 'BASED_ON_SCHEDULE' as const;
        const kept = withoutPast(exceptions, NOW, timeZone);
        expect(onDutyAt({ mode, timeZone, shifts, exceptions: kept }, later)).toBe(
          onDutyAt({ mode, timeZone, shifts, exceptions }, later),
        );
      }),
    );
  });
});
