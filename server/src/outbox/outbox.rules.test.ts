import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextLookUpAt, retryMailAt, retrySmsAt, validitySeconds } from './outbox.rules.js';

const NOW = new Date('2026-11-22T09:00:00Z');
const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const ring = (attempts: number, expiresAt = after(150)) => ({ purpose: 'RING' as const, attempts, expiresAt });

describe('an SMS that the provider did not take', () => {
  test('is tried again after 2 s and 4 s; a ring no more than three times', () => {
    expect(retrySmsAt(ring(1), NOW, null)).toEqual(after(2));
    expect(retrySmsAt(ring(2), NOW, null)).toEqual(after(4));
    expect(retrySmsAt(ring(3), NOW, null)).toBeNull();
  });

  test('waits as long as the provider asked', () => {
    expect(retrySmsAt(ring(1), NOW, 7)).toEqual(after(7));
    expect(retrySmsAt(ring(2), NOW, 1)).toEqual(after(4));
  });

  test('is not tried again once it would come too late', () => {
    expect(retrySmsAt(ring(1, after(2)), NOW, null)).toBeNull();
    expect(retrySmsAt(ring(1), NOW, 151)).toBeNull();
  });

  test('ends: no purpose is tried for ever, and never past its time', () => {
    const sms = fc.record({
      purpose: fc.constantFrom('RING' as const, 'VERIFICATION' as const, 'TEST' as const, 'LINK' as const),
      attempts: fc.integer({ min: 1, max: 50 }),
      expiresAt: fc.integer({ min: -10, max: 1000 }).map(after),
    });
    fc.assert(
      fc.property(sms, fc.option(fc.integer({ min: 1, max: 3600 })), (given, wait) => {
        const at = retrySmsAt(given, NOW, wait);
        if (given.attempts >= 5) expect(at).toBeNull();
        if (at) expect(at > NOW && at < given.expiresAt).toBe(true);
      }),
    );
  });
});

test('the validity is what is left of the wait, in whole seconds, at least 5', () => {
  expect(validitySeconds(after(150), NOW)).toBe(150);
  expect(validitySeconds(new Date(after(30).getTime() + 999), NOW)).toBe(30);
  expect(validitySeconds(after(2), NOW)).toBe(5);
  expect(validitySeconds(after(-60), NOW)).toBe(5);
});

test('a message is looked up a minute after the last time, then ever more rarely', () => {
  expect(nextLookUpAt(after(-5), NOW)).toEqual(after(60));
  expect(nextLookUpAt(after(-240), NOW)).toEqual(after(240));
});

test('a mail is tried for hours, ever more rarely, then given up', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => (retryMailAt(attempts, NOW)?.getTime() ?? 0) - NOW.getTime());
  expect(waits.map((ms) => ms / 1000)).toEqual([10, 40, 160, 640, 2560, 3600, 3600]);
  expect(retryMailAt(8, NOW)).toBeNull();
});
