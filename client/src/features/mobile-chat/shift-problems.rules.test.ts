import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCovered, type Shift, WEEKDAYS } from './schedule.rules';
import { shiftProblems } from './shift-problems.rules';

const shift = (weekday: Shift['weekday'], from: string, until: string): Shift => ({ weekday, from, until });

describe('what is wrong with shifts', () => {
  it('is nothing while they merely touch, also over midnight and the end of the week', () => {
    expect(
      shiftProblems([
        shift('MONDAY', '06:00', '12:00'),
        shift('MONDAY', '12:00', '13:00'),
        shift('SUNDAY', '22:00', '06:00'),
      ]),
    ).toEqual([null, null, null]);
    expect(shiftProblems([shift('MONDAY', '09:00', '09:00')])).toEqual([null]);
  });

  it('is told at both that overlap, with the other one’s name', () => {
    expect(shiftProblems([shift('SUNDAY', '22:00', '06:00'), shift('MONDAY', '05:00', '07:00')])).toEqual([
      'Overlaps Monday 05:00 to 07:00.',
      'Overlaps Sunday 22:00 to 06:00.',
    ]);
  });

  it('is told of one that is empty, and keeps it out of the comparison', () => {
    expect(shiftProblems([shift('MONDAY', '09:00', ''), shift('MONDAY', '09:00', '17:00')])).toEqual([
      'Fill in both times.',
      null,
    ]);
  });

  it('is an overlap exactly where a minute of the week belongs to both', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const any = fc.record({ weekday: fc.constantFrom(...WEEKDAYS), from: time, until: time });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const hours = WEEKDAYS.flatMap((_weekday, day) =>
          Array.from({ length: 24 }, (_, hour) => [day, hour * 60] as const),
        );
        const shared = hours.some(([day, minute]) => isCovered([one], day, minute) && isCovered([other], day, minute));
        expect(shiftProblems([one, other])[0] !== null).toBe(shared);
      }),
      { numRuns: 60 },
    );
  });
});
