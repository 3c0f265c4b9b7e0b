import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dutySentence, localMoment, placeOf } from './duty.rules';

const now = Date.parse('2026-11-22T13:05:00.000Z');

it('reads the operator’s own clock', () => {
  expect(localMoment(now, 'Europe/Amsterdam')).toEqual({ day: 6, minute: 14 * 60 + 5, words: 'Sunday 14:05' });
  expect(localMoment(now, 'Asia/Tokyo').words).toBe('Sunday 22:05');
  expect(localMoment(Date.parse('2026-11-22T23:30:00.000Z'), 'Asia/Tokyo').day).toBe(0);
});

it('says until when one is on duty, with the day only when it is another', () => {
  const duty = { onDuty: true, onDutyChangesAt: '2026-11-22T17:00:00.000Z', snoozedUntil: null };
  expect(dutySentence(duty, now, 'Europe/Amsterdam')).toBe('now: Sunday 14:05 in Amsterdam, on duty until 18:00');
  const off = { onDuty: false, onDutyChangesAt: '2026-11-23T08:00:00.000Z', snoozedUntil: null };
  expect(dutySentence(off, now, 'Europe/Amsterdam')).toBe(
    'now: Sunday 14:05 in Amsterdam, off duty until Monday 09:00',
  );
});

it('promises no change where there is none', () => {
  const never = { onDuty: false, onDutyChangesAt: null, snoozedUntil: null };
  expect(dutySentence(never, now, 'UTC')).toBe('now: Sunday 13:05 in UTC, off duty');
});

it('does not call a snoozed phone on duty alone', () => {
  const snoozed = { onDuty: true, onDutyChangesAt: null, snoozedUntil: '2026-11-22T14:00:00.000Z' };
  expect(dutySentence(snoozed, now, 'UTC')).toBe('now: Sunday 13:05 in UTC, snoozed, otherwise on duty');
  expect(dutySentence({ ...snoozed, snoozedUntil: '2026-11-22T13:00:00.000Z' }, now, 'UTC')).toMatch(/UTC, on duty$/);
});

it('names a zone by its place', () => {
  expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
});

it('shows every place its own day and minute, one minute later a minute later but where a clock changes', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Amsterdam',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), zones, (at, zone) => {
      const { day, minute, words } = localMoment(at, zone);
      expect(day >= 0 && day <= 6 && minute >= 0 && minute < 1440).toBe(true);
      expect(
        words.endsWith(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`),
      ).toBe(true);
      const week = (moment: { day: number; minute: number }) => moment.day * 1440 + moment.minute;
      const step = (week(localMoment(at + 60_000, zone)) - week({ day, minute }) + 10_080) % 10_080;
      expect([1, 31, 61, 10_080 - 29, 10_080 - 59]).toContain(step);
    }),
  );
});
