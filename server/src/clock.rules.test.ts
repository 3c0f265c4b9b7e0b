import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isExact, offsetAfter } from './clock.rules.js';

/** A look at a clock that is `ahead` of ours: so long after the question it is read, so long after that the answer is here. */
const look = (ahead: number, there: number, back: number, asked = 1_000_000) => ({
  asked,
  read: asked + there + ahead,
  answered: asked + there + back,
});

describe('the offset of another clock', () => {
  test('is taken to have been read halfway at the first look', () => {
    expect(offsetAfter(look(5_000, 10, 10), null)).toBe(5_000);
    expect(offsetAfter(look(5_000, 0, 14_000), null)).toBe(-2_000);
  });

  test('is not undone by an answer that was long under way', () => {
    expect(offsetAfter(look(5_000, 0, 14_000), 5_000)).toBe(5_000);
    expect(offsetAfter(look(5_000, 1_000, 1_000), 5_001)).toBe(5_001);
  });

  test('follows a clock that was set, as far as the answer proves', () => {
    expect(offsetAfter(look(90_000, 1, 1), 5_000)).toBe(89_999);
    expect(offsetAfter(look(-90_000, 1, 1), 5_000)).toBe(-89_999);
  });

  test('is never farther off than the quickest answer so far took', () => {
    const delay = fc.integer({ min: 0, max: 30_000 });
    const delays = fc.array(fc.record({ there: delay, back: delay }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), delays, (ahead, all) => {
        let known: number | null = null;
        let quickest = Infinity;
        for (const { there, back } of all) {
          known = offsetAfter(look(ahead, there, back), known);
          quickest = Math.min(quickest, there + back);
          expect(Math.abs(known - ahead)).toBeLessThanOrEqual(quickest);
        }
      }),
    );
  });
});

test('a look whose answer took more than a quarter of a second is repeated soon', () => {
  expect(isExact(look(0, 100, 150))).toBe(true);
  expect(isExact(look(0, 100, 151))).toBe(false);
});
