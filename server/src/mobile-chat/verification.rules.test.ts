import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  RESEND_SECONDS,
  SENDS_PER_WINDOW,
  WINDOW_SECONDS,
  countSend,
  readCode,
  resendAfter,
  secondsUntil,
  windowOpensAt,
  type CodesSent,
} from './verification.rules.js';

const NOW = new Date('2026-11-22T09:00:00Z');
const after = (seconds: number, from = NOW): Date => new Date(from.getTime() + seconds * 1000);

describe('another code', () => {
  test('may be asked for after half a minute, and after the third not before the window is over', () => {
    const first = countSend(null, NOW);
    expect(resendAfter(first)).toEqual(after(30));
    const second = countSend(first, after(30));
    expect(resendAfter(second)).toEqual(after(60));
    const third = countSend(second, after(60));
    expect(third.sends).toBe(3);
    expect(resendAfter(third)).toEqual(after(600));
    expect(resendAfter(countSend(second, after(590)))).toEqual(after(620));
    expect(countSend(third, after(600))).toEqual({ sends: 1, firstSentAt: after(600), lastSentAt: after(600) });
  });

  test('never makes more than three in a window, nor two within half a minute, however often one asks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (pauses) => {
        let now = NOW;
        let state: CodesSent | null = null;
        const sent: Date[] = [];
        for (const pause of pauses) {
          now = after(pause, now);
          if (state && resendAfter(state) > now) continue;
          state = countSend(state, now);
          sent.push(now);
        }
        for (const [index, at] of sent.entries()) {
          const next = sent[index + 1];
          if (next) expect(next.getTime() - at.getTime()).toBeGreaterThanOrEqual(RESEND_SECONDS * 1000);
          const fourth = sent[index + SENDS_PER_WINDOW];
          // A window begins with its first code: two windows may touch, so the bound is over both.
          const seventh = sent[index + 2 * SENDS_PER_WINDOW];
          if (fourth) expect(fourth > at).toBe(true);
          if (seventh) expect(seventh.getTime() - at.getTime()).toBeGreaterThan(WINDOW_SECONDS * 1000);
        }
      }),
    );
  });
});

describe('a number', () => {
  test('that got three texts of a kind in ten minutes gets no fourth until the first of them is older', () => {
    expect(windowOpensAt([], NOW)).toBeNull();
    expect(windowOpensAt([after(-1), after(-2)], NOW)).toBeNull();
    expect(windowOpensAt([after(-1), after(-2), after(-100)], NOW)).toEqual(after(500));
    expect(windowOpensAt([after(-1), after(-2), after(-600)], NOW)).toBeNull();
  });
});

test('whole seconds are told, never none', () => {
  expect(secondsUntil(after(2.1), NOW)).toBe(3);
  expect(secondsUntil(NOW, NOW)).toBe(1);
});

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['012345', '012345'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
  ['١٢٣٤٥٦', null],
])('%j is the code %j', (typed, code) => {
  expect(readCode(typed)).toBe(code);
});
