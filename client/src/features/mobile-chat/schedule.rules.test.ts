import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draw,
  endsNextDay,
  isCovered,
  nextShift,
  segmentsOf,
  type Shift,
  WEEKDAYS,
  workingWeek,
} from './schedule.rules';

const monday = (from: string, until: string): Shift => ({ weekday: 'MONDAY', from, until });
const time = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const anyShift = fc.record({ weekday: fc.constantFrom(...WEEKDAYS), from: time, until: time });
const anyShifts = fc.array(anyShift, { maxLength: 8 });

function week(shifts: readonly Shift[]) {
  return WEEKDAYS.map((_weekday, day) => segmentsOf(shifts, day));
}

const covers = (segments: ReturnType<typeof segmentsOf> | undefined, minute: number) =>
  segments?.some(({ from, until }) => from <= minute && minute < until) ?? false;
/** Every quarter of an hour of the week: its day and its minute. */
const quarters = WEEKDAYS.flatMap((_weekday, day) => Array.from({ length: 96 }, (_, at) => [day, at * 15] as const));

describe('drawing on the week', () => {
  it('adds a shift where there was none', () => {
    expect(draw([], 0, 540, 1020, true)).toEqual([monday('09:00', '17:00')]);
  });

  it('joins what touches, also over midnight and over the end of the week', () => {
    expect(draw([monday('09:00', '12:00')], 0, 720, 900, true)).toEqual([monday('09:00', '15:00')]);
    expect(draw([monday('22:00', '00:00')], 1, 0, 120, true)).toEqual([monday('22:00', '02:00')]);
    expect(draw([{ weekday: 'SUNDAY', from: '22:00', until: '00:00' }], 0, 0, 60, true)).toEqual([
      { weekday: 'SUNDAY', from: '22:00', until: '01:00' },
    ]);
  });

  it('wipes a hole into a shift and keeps edges that are not on the half hour', () => {
    expect(draw([monday('09:10', '17:25')], 0, 720, 780, false)).toEqual([
      monday('09:10', '12:00'),
      monday('13:00', '17:25'),
    ]);
  });

  it('can fill the whole week, and then a day is a shift of 24 hours', () => {
    let shifts: Shift[] = [];
    for (let day = 0; day < 7; day += 1) shifts = draw(shifts, day, 0, 1440, true);
    expect(shifts).toHaveLength(7);
    expect(shifts.every((shift) => shift.from === '00:00' && shift.until === '00:00' && endsNextDay(shift))).toBe(true);
  });

  it('changes nothing outside the drawn part, whatever the shifts', () => {
    const day = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(anyShifts, day, fc.nat(47), fc.nat(47), fc.boolean(), (shifts, on, a, b, add) => {
        const from = Math.min(a, b) * 30;
        const until = (Math.max(a, b) + 1) * 30;
        const before = week(shifts);
        const after = week(draw(shifts, on, from, until, add));
        const wrong = quarters.filter(([at, minute]) => {
          const drawn = at === on && minute >= from && minute < until;
          return covers(after[at], minute) !== (drawn ? add : covers(before[at], minute));
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('says the same week when nothing new is drawn', () => {
    fc.assert(
      fc.property(anyShifts, (shifts) => {
        expect(week(draw(shifts, 0, 0, 0, true))).toEqual(week(shifts));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a shift', () => {
  it('over midnight shows on both days', () => {
    const night = [monday('22:00', '06:00')];
    expect(segmentsOf(night, 0)).toEqual([{ from: 1320, until: 1440 }]);
    expect(segmentsOf(night, 1)).toEqual([{ from: 0, until: 360 }]);
  });

  it('covers its first minute and not its last', () => {
    expect(isCovered([monday('09:00', '17:00')], 0, 540)).toBe(true);
    expect(isCovered([monday('09:00', '17:00')], 0, 1020)).toBe(false);
  });

  it('is suggested for the first day without one', () => {
    expect(nextShift([]).weekday).toBe('MONDAY');
    expect(nextShift(workingWeek()).weekday).toBe('SATURDAY');
  });
});
