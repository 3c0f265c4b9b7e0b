import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELIVERED_SOON, stepAt, stepsWithin, type Script } from './message-model.rules.js';

const SENT_AT = new Date('2026-11-22T09:00:00Z');
const after = (ms: number): Date => new Date(SENT_AT.getTime() + ms);

describe("a message's life", () => {
  test('is sent at once and delivered a moment later', () => {
    const steps = stepsWithin(DELIVERED_SOON, 150);
    expect(stepAt(steps, SENT_AT, SENT_AT).status).toBe('SENT');
    expect(stepAt(steps, SENT_AT, after(800)).status).toBe('DELIVERED');
    expect(stepAt(steps, SENT_AT, after(86_400_000)).status).toBe('DELIVERED');
  });

  test('ends EXPIRED where it is not delivered within its validity', () => {
    const never: Script = [
      { afterMs: 0, status: 'SENT' },
      { afterMs: 1000, status: 'BUFFERED' },
      { afterMs: 90_000, status: 'DELIVERED' },
    ];
    const steps = stepsWithin(never, 30);
    expect(steps.map(({ status }) => status)).toEqual(['SENT', 'BUFFERED', 'EXPIRED']);
    expect(stepAt(steps, SENT_AT, after(29_999)).status).toBe('BUFFERED');
    expect(stepAt(steps, SENT_AT, after(30_000)).status).toBe('EXPIRED');
  });

  test('has one end, whatever the script and the validity', () => {
    const script = fc
      .array(
        fc.record({ afterMs: fc.nat(100_000), status: fc.constantFrom('SENT', 'BUFFERED', 'DELIVERED', 'FAILED') }),
      )
      .map((steps) => [{ afterMs: 0, status: 'SENT' }, ...steps.sort((a, b) => a.afterMs - b.afterMs)] as Script);
    fc.assert(
      fc.property(script, fc.integer({ min: 5, max: 200 }), (given, validity) => {
        const final = stepsWithin(given, validity).filter(({ status }) => status !== 'SENT' && status !== 'BUFFERED');
        expect(final).toHaveLength(1);
      }),
    );
  });
});
