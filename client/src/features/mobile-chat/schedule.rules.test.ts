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
    fc.assert(
      fc.property(
        anyShifts,
        fc.integer({ min: 0, max: 6 }),
        fc.nat(47),
        fc.nat(47),
        fc.boolean(),
        (shifts, day, a, b, on) => {
          const from = Math.min(a, b) * 30;
          const until = (Math.max(a, b) + 1) * 30;
          const after = draw(shifts, day, from, until, on);
          for (let minute = 0; minute < 1440; minute += 15) {
            for (let at = 0; at < 7; at += 1) {
              const drawn = at === day && minute >= from && minute < until;
              expect(isCovered(after, at, minute)).toBe(drawn ? on : isCovered(shifts, at, minute));
            }
          }
        },
      ),
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

  it('is suggested for the first day without one', () => {
    expect(nextShift([]).weekday).toBe('MONDAY');
    expect(nextShift(workingWeek()).weekday).toBe('SATURDAY');
  });
});
