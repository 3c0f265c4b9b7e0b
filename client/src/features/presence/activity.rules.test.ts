import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasMoved, TELL_AGAIN, TELL_EVERY, tellIn } from './activity.rules';

describe('the server is told of activity', () => {
  it('at once the first time, and then every fifteen seconds at most', () => {
    expect(tellIn(1000, null, false)).toBe(0);
    expect(tellIn(1000, 1000, false)).toBe(TELL_EVERY);
    expect(tellIn(1000 + TELL_EVERY - 1, 1000, false)).toBe(1);
    expect(tellIn(1000 + TELL_EVERY, 1000, false)).toBe(0);
    expect(tellIn(1000 + 10 * TELL_EVERY, 1000, false)).toBe(0);
  });

  it('sooner by somebody who was set to away', () => {
    expect(tellIn(1000 + TELL_AGAIN, 1000, true)).toBe(0);
    expect(tellIn(1000, 1000, true)).toBe(TELL_AGAIN);
  });
});

describe('a pointer', () => {
  it('has moved when it is elsewhere on the screen, not when the page moved under it', () => {
    const here = { screenX: 1, screenY: 2 };
    expect(hasMoved(null, here)).toBe(false);
    expect(hasMoved(here, { ...here })).toBe(false);
    expect(hasMoved(here, { screenX: 1, screenY: 3 })).toBe(true);
  });
});

it('never lets the server wait longer than told, and once waited for, tells at once', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(60_000), fc.boolean(), (told, since, away) => {
      const wait = tellIn(told + since, told, away);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(away ? TELL_AGAIN : TELL_EVERY);
      expect(tellIn(told + since + wait, told, away)).toBe(0);
    }),
  );
});
