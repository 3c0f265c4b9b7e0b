import { describe, expect, test } from 'vitest';
import { dutySpans, nextChange, onDutyAt, type DutySettings } from '../../src/mobile-chat/schedule.rules.js';
import { changesOf, dateOf, dutyAround, timeOf, weekdayOf, ZONES, type Change, type Week } from './dst/wall-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CHANGES = changesOf([2024, 2025, 2026, 2027]);

/** Schedules that have something begin, end or lie where the clock is moved; minutes are those from the moved time. */
function schedulesAround({ timeZone, wall }: Change): Record<string, Week> {
  const shift = (from: number, until: number) => ({
    weekday: weekdayOf(wall + from * MINUTE),
    from: timeOf(wall + from * MINUTE),
    until: timeOf(wall + until * MINUTE),
  });
  const extra = (from: number, until: number) => {
    const { weekday: _, ...hours } = shift(from, until);
    return { date: dateOf(wall + from * MINUTE), kind: 'EXTRA_HOURS', ...hours };
  };
  const off = (days: number) => ({ date: dateOf(wall + days * DAY), kind: 'OFF', from: null, until: null });
  const week = (shifts: Week['shifts'], exceptions: Week['exceptions'] = []): Week => ({
    timeZone,
    shifts,
    exceptions,
  });
  const everyDay = [0, 1, 2, 3, 4, 5, 6].map((day) => shift(day * 1440 - 90, day * 1440 + 90));
  return {
    'begins in it': week([shift(15, 240)]),
    'ends in it': week([shift(-240, 15)]),
    'lies in it': week([shift(5, 25)]),
    'begins where it begins': week([shift(0, 120)]),
    'ends where it begins': week([shift(-120, 0)]),
    'ends where half an hour ends': week([shift(-120, 30)]),
    'begins where an hour ends': week([shift(60, 180)]),
    'lies in the repeated hour': week([shift(-45, -15)]),
    'lasts over it': week([shift(-180, 180)]),
    'lasts overnight': week([shift(-600, 420)]),
    'lasts 24 hours from it': week([shift(20, 20)]),
    'lasts 24 hours from midnight': week([{ ...shift(0, 0), from: '00:00', until: '00:00' }]),
    'is one of several that touch': week([shift(-120, -10), shift(-10, 10), shift(10, 40), shift(90, 120)]),
    'comes every day': week(everyDay),
    'wraps the week': week([
      { weekday: 'SUNDAY', from: '18:00', until: '05:00' },
      { weekday: 'SATURDAY', from: '23:30', until: '02:30' },
    ]),
    'is OFF that date': week(everyDay, [off(0)]),
    'is OFF the date before': week([shift(-600, 420), shift(480, 500)], [off(-1)]),
    'has extra hours in it': week([], [extra(10, 50)]),
    'has extra hours overnight to it': week([], [extra(-300, 20)]),
    'is OFF with extra hours instead': week(everyDay, [off(0), extra(-30, 45), extra(45, 200)]),
  };
}

function settingsOf(week: Week): DutySettings {
  return { mode: 'BASED_ON_SCHEDULE', ...week } as DutySettings;
}

/** The instants at which one comes on duty and goes off by these spans, between two instants. */
function edges(spans: [number, number][], from: number, until: number): number[] {
  const on = (at: number): boolean => spans.some(([start, end]) => start <= at && at < end);
  const candidates = [...new Set(spans.flat())].filter((at) => at > from && at < until).sort((a, b) => a - b);
  return candidates.filter((at) => on(at) !== on(at - 1));
}

test('the clocks change in every zone twice a year, in both directions', () => {
  expect(CHANGES).toHaveLength(ZONES.length * 8);
  expect(CHANGES.filter(({ moved }) => moved > 0)).toHaveLength(ZONES.length * 4);
  expect(new Set(CHANGES.map(({ moved }) => Math.abs(moved)))).toEqual(new Set([60, 30]));
});

describe.each(ZONES)('on the nights when the clocks of %s change', (zone) => {
  const nights = CHANGES.filter(({ timeZone }) => timeZone === zone);

  test.each(nights.map((night) => [new Date(night.at).toISOString(), night] as const))(
    '%s: on duty is what the clock on the wall says, minute by minute',
    (_at, night) => {
      for (const [name, week] of Object.entries(schedulesAround(night))) {
        const settings = settingsOf(week);
        const spans = dutyAround(week, night.at, 4);
        const wrong: string[] = [];
        for (let at = night.at - 3 * HOUR; at <= night.at + 4 * HOUR; at += MINUTE) {
          const expected = spans.some(([start, end]) => start <= at && at < end);
          if (onDutyAt(settings, new Date(at)) !== expected) wrong.push(new Date(at).toISOString());
        }
        expect({ name, wrong }).toEqual({ name, wrong: [] });
      }
    },
  );

  test('every beginning and end of the days around is where the wall has it, and the next change leads from one to the next', () => {
    for (const night of nights) {
      for (const [name, week] of Object.entries(schedulesAround(night))) {
        const settings = settingsOf(week);
        const [from, until] = [night.at - 2 * DAY, night.at + 3 * DAY];
        const expected = edges(dutyAround(week, night.at, 6), from, until);
        const spans = dutySpans(settings, new Date(from), new Date(until)).map(({ start, end }): [number, number] => [
          start,
          end,
        ]);
        expect({ name, night, edges: edges(spans, from, until) }).toEqual({ name, night, edges: expected });
        const led: number[] = [];
        for (let at = nextChange(settings, new Date(from)); at && at.getTime() < until; at = nextChange(settings, at)) {
          led.push(at.getTime());
        }
        expect({ name, night, led }).toEqual({ name, night, led: expected });
      }
    }
  });
});
