import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scheduleProblems } from './schedule-problems.rules';

const today = '2026-11-22';
const now = Date.parse(`${today}T12:00:00Z`);
const times = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const shifts = fc.array(
  fc.record({ weekday: fc.constantFrom('MONDAY' as const, 'SUNDAY' as const), from: times, until: times }),
  {
    maxLength: 4,
  },
);
const exceptions = fc.array(
  fc.record({
    date: fc.constantFrom('2026-11-21', '2026-11-22', '2026-12-24', ''),
    kind: fc.constantFrom('OFF' as const, 'EXTRA_HOURS' as const),
    from: times,
    until: times,
  }),
  { maxLength: 4 },
);

it('has a place for each row, and says that there is a problem exactly when a row has one', () => {
  fc.assert(
    fc.property(shifts, exceptions, (some, others) => {
      const found = scheduleProblems({ timeZone: 'UTC', shifts: some, exceptions: others }, [], now);
      expect([found.shifts.length, found.exceptions.length, found.today]).toEqual([some.length, others.length, today]);
      expect(found.any).toBe([...found.shifts, ...found.exceptions].some((problem) => problem !== null));
    }),
  );
});

it('finds nothing wrong with the past as it is stored', () => {
  const past = { date: '2026-11-01', kind: 'OFF' as const, from: '', until: '' };
  const schedule = { timeZone: 'UTC', shifts: [], exceptions: [past] };
  expect(scheduleProblems(schedule, [past], now).any).toBe(false);
  expect(scheduleProblems(schedule, [], now).any).toBe(true);
});
