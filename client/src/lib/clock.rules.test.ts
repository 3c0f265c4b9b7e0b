import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skewOf } from './clock.rules';

const told = 'Sun, 22 Nov 2026 09:30:00 GMT';
const at = Date.parse(told);

describe('the difference to the server’s clock', () => {
  it('is nothing while both agree to the second', () => {
    expect(skewOf(told, at + 100, at + 300)).toBe(0);
  });

  it('is the difference when this machine runs ten minutes late', () => {
    expect(skewOf(told, at - 600_000, at - 600_000)).toBe(600_500);
  });

  it('is unknown without a readable header', () => {
    expect(skewOf(null, at, at)).toBeNull();
    expect(skewOf('soon', at, at)).toBeNull();
  });
});

it('finds a clock that is wrong by any number of seconds, to within a second and the time it took', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.nat(1000), (seconds, took) => {
      const sentAt = at - seconds * 1000;
      const skew = skewOf(told, sentAt, sentAt + took) ?? Number.NaN;
      expect(Math.abs(skew - seconds * 1000)).toBeLessThanOrEqual(Math.abs(seconds) < 4 ? 2500 : 500 + took / 2);
    }),
  );
});
