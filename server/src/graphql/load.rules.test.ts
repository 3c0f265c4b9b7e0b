import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFull, isOverloaded, MOST_AT_ONCE, MOST_WHILE_SLOW, SLOW_MS } from './load.rules.js';

const load = fc.record({
  running: fc.integer({ min: 0, max: 2 * MOST_AT_ONCE }),
  oldestMs: fc.integer({ min: 0, max: 10 * SLOW_MS }),
});

describe('overload', () => {
  it.each([
    ['nothing to do', 0, 0, false],
    ['a burst on a quick database', MOST_AT_ONCE - 1, SLOW_MS, false],
    ['as much as is ever taken on', MOST_AT_ONCE, 0, true],
    ['one operation that takes long', 1, 100 * SLOW_MS, false],
    ['a slow database and few who ask', MOST_WHILE_SLOW - 1, SLOW_MS + 1, false],
    ['a slow database and many who ask', MOST_WHILE_SLOW, SLOW_MS + 1, true],
  ])('%s', (_what, running, oldestMs, overloaded) => {
    expect(isOverloaded({ running, oldestMs })).toBe(overloaded);
  });

  it('never ends because more is asked or takes longer, and is always told before the process is full', () => {
    fc.assert(
      fc.property(load, fc.nat(100), fc.nat(1000), (now, more, longer) => {
        const later = { running: now.running + more, oldestMs: now.oldestMs + longer };
        expect(isOverloaded(later) || !isOverloaded(now)).toBe(true);
        expect(isOverloaded(now) || !isFull(now)).toBe(true);
      }),
    );
  });
});
