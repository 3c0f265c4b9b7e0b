import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff } from './backoff.rules';

it('waits longer with each try, and never more than fifteen seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map((retries) => backoff(retries, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 15_000, 15_000,
  ]);
});

it('spreads every wait over the upper half', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (retries, random) => {
      const wait = backoff(retries, random);
      expect(wait).toBeGreaterThanOrEqual(backoff(retries, 0));
      expect(wait).toBeLessThanOrEqual(15_000);
    }),
  );
});
