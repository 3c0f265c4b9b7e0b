import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snoozedAt, snoozeZone, untilWords } from './snooze.rules';

const now = Date.parse('2026-11-22T13:05:00.000Z');

it('is over at the very moment it ends', () => {
  expect(snoozedAt('2026-11-22T13:05:00.001Z', now)).toBe('2026-11-22T13:05:00.001Z');
  expect(snoozedAt('2026-11-22T13:05:00.000Z', now)).toBeNull();
  expect(snoozedAt(null, now)).toBeNull();
});

it('says until when, with the day where it is another and the place where the clock is another', () => {
  const here = 'Europe/Amsterdam';
  expect(untilWords('2026-11-22T14:05:00.000Z', now, here, here)).toBe('15:05');
  expect(untilWords('2026-11-23T08:00:00.000Z', now, here, here)).toBe('Mon 23 Nov 09:00');
  expect(untilWords('2026-11-23T00:00:00.000Z', now, 'Asia/Tokyo', here)).toBe('Mon 23 Nov 09:00 in Tokyo');
});

it('goes by the schedule’s clock once there are hours', () => {
  const empty = { timeZone: 'UTC', shifts: [], exceptions: [] };
  expect(snoozeZone(empty, 'Europe/Amsterdam')).toBe('Europe/Amsterdam');
  expect(snoozeZone({ ...empty, shifts: [{}] }, 'Europe/Amsterdam')).toBe('UTC');
});

it('is snoozed until that instant and not from it on, and says the time of day of it on any clock', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York');
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), zones, (ahead, zone) => {
      const until = new Date(now + ahead).toISOString();
      expect(snoozedAt(until, now)).toBe(ahead > 0 ? until : null);
      const words = untilWords(until, now, zone, zone);
      const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
      expect(words.endsWith(time.format(new Date(until)))).toBe(true);
      expect(untilWords(until, now, zone, 'Elsewhere').startsWith(`${words} in `)).toBe(true);
    }),
  );
});
