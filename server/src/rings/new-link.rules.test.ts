import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pauseLeft } from './new-link.rules.js';

const now = new Date('2026-11-22T09:00:00.000Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

test('another link may be asked for at once where there was none, and ten seconds after the last', () => {
  expect(pauseLeft([], now)).toBe(0);
  expect(pauseLeft([ago(60), ago(0)], now)).toBe(10);
  expect(pauseLeft([ago(9.5)], now)).toBe(1);
  expect(pauseLeft([ago(10)], now)).toBe(0);
});

test('the pause told is never longer than ten seconds, and over when it was waited for', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000)), (ages) => {
      const madeAt = ages.map((age) => new Date(now.getTime() - age));
      const left = pauseLeft(madeAt, now);
      expect(left).toBeLessThanOrEqual(10);
      expect(left > 0).toBe(ages.some((age) => age < 10_000));
      expect(pauseLeft(madeAt, new Date(now.getTime() + left * 1000))).toBe(0);
    }),
  );
});
