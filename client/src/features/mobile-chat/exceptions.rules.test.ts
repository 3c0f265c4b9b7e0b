import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayAfter,
  editable,
  exceptionProblems,
  nextException,
  runsOvernight,
  toStore,
  weekdayOf,
  type Exception,
} from './exceptions.rules';

const today = '2026-11-22';
const off = (date: string): Exception => ({ date, kind: 'OFF', from: '09:00', until: '17:00' });
const extra = (date: string, from: string, until: string): Exception => ({ date, kind: 'EXTRA_HOURS', from, until });
const problems = (...exceptions: Exception[]) => exceptionProblems(exceptions, [], today);

describe('an exception', () => {
  it.each<[string, Exception, RegExp]>([
    ['without a date', off(''), /Choose a date/],
    ['of the past', off('2026-11-21'), /past/],
    ['beyond two years', off('2028-12-01'), /two years/],
    ['without an end', extra('2026-12-24', '09:00', ''), /both times/],
    ['that is empty', extra('2026-12-24', '09:00', '09:00'), /same time/],
  ])('%s is told so', (_what, exception, sentence) => {
    expect(problems(exception)[0]).toMatch(sentence);
  });

  it('of today, over midnight, or beside a day off is right', () => {
    expect(problems(off(today), extra(today, '22:00', '02:00'), extra('2026-11-23', '02:00', '03:00'))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('of yesterday may stay as it is stored, and not be changed', () => {
    const stored = [extra('2026-11-21', '22:00', '02:00')];
    expect(exceptionProblems(stored, stored, today)).toEqual([null]);
    expect(exceptionProblems([extra('2026-11-21', '22:00', '03:00')], stored, today)[0]).toMatch(/past/);
  });

  it('that is off twice, or overlaps another over midnight, is told so at both', () => {
    expect(problems(off(today), off(today))).toEqual(Array(2).fill('This date is off already.'));
    const [one, other] = problems(extra(today, '22:00', '02:00'), extra('2026-11-23', '01:00', '03:00'));
    expect(one).toBe('Overlaps the extra hours 01:00 to 03:00 of 2026-11-23.');
    expect(other).toBe('Overlaps the extra hours 22:00 to 02:00 of 2026-11-22.');
  });

  it('is suggested for the first day from tomorrow that has none', () => {
    expect(nextException([off('2026-11-23')], today)).toMatchObject({ date: '2026-11-24', kind: 'OFF' });
  });

  it('is stored without times where it is off', () => {
    const stored = toStore([off(today), extra(today, '22:00', '02:00')]);
    expect(stored[0]).toEqual({ date: today, kind: 'OFF', from: null, until: null });
    expect(editable(stored)[1]).toEqual(extra(today, '22:00', '02:00'));
  });

  it('says its weekday and whether it runs into the next day', () => {
    expect([weekdayOf('2026-12-24'), weekdayOf('')]).toEqual(['Thursday', '']);
    expect([runsOvernight(extra(today, '22:00', '02:00')), runsOvernight(off(today))]).toEqual([true, false]);
  });
});

it('come back from the server as they were sent, and the next one offered is a day that has none', () => {
  const times = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const dates = fc.integer({ min: 0, max: 400 }).map((days) => dayAfter(today, days));
  const some = fc.array(
    fc.oneof(
      dates.map((date) => ({ date, kind: 'OFF' as const, from: '', until: '' })),
      fc.record({ date: dates, kind: fc.constant('EXTRA_HOURS' as const), from: times, until: times }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(some, (exceptions) => {
      expect(editable(toStore(exceptions))).toEqual(exceptions);
      const next = nextException(exceptions, today);
      expect(next.date > today && exceptions.every(({ date }) => date !== next.date)).toBe(true);
      expect(exceptionProblems(exceptions, [], today)).toHaveLength(exceptions.length);
    }),
  );
});
