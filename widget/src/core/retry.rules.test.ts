import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelay } from './retry.rules';

it('waits between a fifth of a second and half a minute, longer at each failure at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const delay = retryDelay(attempt, random);
      expect(delay).toBeGreaterThanOrEqual(200);
      expect(delay).toBeLessThanOrEqual(30_000);
      expect(retryDelay(attempt + 1, random)).toBeGreaterThanOrEqual(delay);
    }),
  );
});
