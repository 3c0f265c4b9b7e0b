import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Weekday } from '../vocabulary.js';
import {
  dutyNow,
  dutySpans,
  nextChange,
  onDutyAt,
  type DutySettings,
  type ScheduledShift,
  type ScheduleException,
} from './schedule.rules.js';

const WEEKDAYS = Object.values(Weekday);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (instant: string): Date => new Date(instant);
const off = (date: string): ScheduleException => ({ date, kind: 'OFF', from: null, until: null });
const extra = (date: string, from: string, until: string): ScheduleException => ({
  date,
  kind: 'EXTRA_HOURS',
  from,
  until,
});
const daily = (from: string, until: string): ScheduledShift[] => WEEKDAYS.map((weekday) => ({ weekday, from, until }));
const week = (shifts: ScheduledShift[], exceptions: ScheduleException[], timeZone = 'UTC'): DutySettings => ({
  mode: 'BASED_ON_SCHEDULE',
  timeZone,
  shifts,
  exceptions,
});

describe('a date that is OFF', () => {
  test('has none of its shifts, and the days beside it have theirs', () => {
    const settings = week(daily('09:00', '17:00'), [off('2026-12-25')]);
    expect(onDutyAt(settings, at('2026-12-24T12:00:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-12-25T12:00:00Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-12-26T12:00:00Z'))).toBe(true);
  });

  test('lets a shift that began the evening before run to its end, and has none begin in its own evening', () => {
    const settings = week(daily('22:00', '06:00'), [off('2026-12-25')]);
    expect(onDutyAt(settings, at('2026-12-25T05:59:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-12-25T06:00:00Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-12-25T23:00:00Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-12-26T03:00:00Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-12-26T22:00:00Z'))).toBe(true);
  });

  test('is a date on the clock of the schedule', () => {
    const settings = week(daily('00:00', '00:00'), [off('2026-12-25')], 'Pacific/Auckland');
    expect(onDutyAt(settings, at('2026-12-24T10:59:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-12-24T11:00:00Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-12-25T10:59:00Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-12-25T11:00:00Z'))).toBe(true);
  });

  test('may have extra hours instead of its shifts', () => {
    const settings = week(daily('09:00', '17:00'), [off('2026-12-24'), extra('2026-12-24', '10:00', '12:00')]);
    expect(dutySpans(settings, at('2026-12-24T00:00:00Z'), at('2026-12-25T00:00:00Z'))).toEqual([
      { start: at('2026-12-24T10:00:00Z').getTime(), end: at('2026-12-24T12:00:00Z').getTime() },
    ]);
  });
});

describe('extra hours', () => {
  test('are besides the shifts, and run over midnight', () => {
    const settings = week(daily('09:00', '17:00'), [extra('2026-12-24', '22:00', '02:00')]);
    expect(onDutyAt(settings, at('2026-12-24T12:00:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-12-24T23:00:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-12-25T01:59:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-12-25T02:00:00Z'))).toBe(false);
  });

  test('count without any weekly shift', () => {
    expect(onDutyAt(week([], [extra('2026-12-24', '10:00', '12:00')]), at('2026-12-24T11:00:00Z'))).toBe(true);
  });

  test('change nothing while the mode follows no schedule', () => {
    const settings = week([], [off('2026-12-24')]);
    expect(onDutyAt({ ...settings, mode: 'ON' }, at('2026-12-24T11:00:00Z'))).toBe(true);
    expect(nextChange({ ...settings, mode: 'ON' }, at('2026-12-23T11:00:00Z'))).toBeNull();
    expect(
      onDutyAt({ ...week([], [extra('2026-12-24', '10:00', '12:00')]), mode: 'OFF' }, at('2026-12-24T11:00:00Z')),
    ).toBe(false);
  });
});

describe('the next change', () => {
  test('is found months ahead, be it the one day that is on or the one that is off', () => {
    const now = at('2026-11-22T09:00:00Z');
    expect(nextChange(week([], [extra('2028-06-01', '10:00', '12:00')]), now)).toEqual(at('2028-06-01T10:00:00Z'));
    expect(nextChange(week(daily('00:00', '00:00'), [off('2028-06-01')]), now)).toEqual(at('2028-06-01T00:00:00Z'));
    expect(nextChange(week([], [extra('2026-11-21', '10:00', '12:00')]), now)).toBeNull();
  });

  test('is found after weeks that are off altogether', () => {
    const dates = Array.from({ length: 40 }, (_, day) =>
      off(new Date(Date.UTC(2026, 10, 23 + day)).toISOString().slice(0, 10)),
    );
    expect(nextChange(week(daily('09:00', '17:00'), dates), at('2026-11-22T18:00:00Z'))).toEqual(
      at('2027-01-02T09:00:00Z'),
    );
  });
});

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((m) => `${twoDigits(Math.floor(m / 60))}:${twoDigits(m % 60)}`);
const anyShift = fc.record({ weekday: fc.constantFrom(...WEEKDAYS), from: time, until: time });
const firstDay = at('2026-03-20T00:00:00Z').getTime();
const anyDate = fc.integer({ min: 0, max: 40 }).map((day) => new Date(firstDay + day * DAY).toISOString().slice(0, 10));
const anyException = fc.oneof(
  anyDate.map(off),
  fc.tuple(anyDate, time, time).map(([date, from, until]) => extra(date, from, until)),
);
const anySettings = fc
  .tuple(
    fc.array(anyShift, { maxLength: 5 }),
    fc.array(anyException, { maxLength: 6 }),
    fc.constantFrom('UTC', 'Europe/Amsterdam', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo'),
  )
  .map(([shifts, exceptions, zone]) => week(shifts, exceptions, zone));
const anyInstant = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minute) => new Date(firstDay + minute * MINUTE));

describe('whatever the shifts, exceptions and zone', () => {
  test('the next change is exactly where on duty flips, and there is none before', () => {
    fc.assert(
      fc.property(anySettings, anyInstant, fc.double({ min: 0, max: 0.999, noNaN: true }), (settings, now, part) => {
        const before = onDutyAt(settings, now);
        const change = nextChange(settings, now);
        const last = change ?? new Date(now.getTime() + 60 * DAY);
        const between = new Date(now.getTime() + Math.floor((last.getTime() - now.getTime()) * part));
        expect(onDutyAt(settings, between)).toBe(before);
        if (change === null) return;
        expect(onDutyAt(settings, change)).toBe(!before);
        expect(onDutyAt(settings, new Date(change.getTime() - 1))).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  test('what routing is told at once is the same, but for changes more than a day ahead', () => {
    fc.assert(
      fc.property(anySettings, anyInstant, (settings, now) => {
        const next = nextChange(settings, now);
        const { onDuty, changesAt: soon } = dutyNow(settings, now);
        expect(onDuty).toBe(onDutyAt(settings, now));
        if (next !== null && next.getTime() <= now.getTime() + DAY) expect(soon).toEqual(next);
        else expect([null, next]).toContainEqual(soon);
      }),
      { numRuns: 300 },
    );
  });

  test('the spans are apart, in order, and say of every instant what on duty says', () => {
    fc.assert(
      fc.property(anySettings, anyInstant, fc.integer({ min: 1, max: 10 * 24 * 60 }), (settings, from, minutes) => {
        const until = new Date(from.getTime() + minutes * MINUTE);
        const spans = dutySpans(settings, from, until);
        for (const [index, span] of spans.entries()) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.start).toBeGreaterThan(spans[index - 1]?.end ?? from.getTime() - 1);
        }
        for (let sample = 0; sample < 20; sample += 1) {
          const now = from.getTime() + Math.floor((minutes * MINUTE * sample) / 20);
          expect(onDutyAt(settings, new Date(now))).toBe(spans.some(({ start, end }) => start <= now && now < end));
        }
      }),
      { numRuns: 150 },
    );
  });
});
