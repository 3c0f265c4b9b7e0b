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
