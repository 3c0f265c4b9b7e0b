import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RingEventKind } from '../vocabulary.js';
import { inOrder, reportedTime } from './ring-event.rules.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22, 14, 0, seconds));
const seconds = fc.integer({ min: -3600, max: 3600 });

describe('the time of something reported', () => {
  it("is the provider's own, where it can be true", () => {
    expect(reportedTime(at(5), at(1), at(60))).toEqual(at(5));
  });

  it('is its arrival, where the provider did not tell or told nonsense', () => {
    expect(reportedTime(null, at(1), at(60))).toEqual(at(60));
    expect(reportedTime(new Date(NaN), at(1), at(60))).toEqual(at(60));
  });

  it('is never before what is known for certain, and never after the arrival, whatever a clock says', () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, (reported, known, arrival) => {
        const told = reportedTime(at(reported), at(known), at(arrival));
        expect(told.getTime()).toBeLessThanOrEqual(at(arrival).getTime());
        expect(told.getTime()).toBeGreaterThanOrEqual(Math.min(at(known).getTime(), at(arrival).getTime()));
      }),
    );
  });
});

describe('the order of a timeline', () => {
  const event = fc.record({ kind: fc.constantFrom(...Object.values(RingEventKind)), at: seconds.map(at) });

  it('is by time, whatever order it was written in', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const times = [...events].sort(inOrder).map((one) => one.at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  it('tells of one instant what can only have happened first', () => {
    const kinds: RingEventKind[] = ['ACCEPTED', 'DELIVERED', 'TIMED_OUT', 'QUEUED', 'OPENED', 'SENT'];
    const sorted = kinds.map((kind) => ({ kind, at: at(0) })).sort(inOrder);
    expect(sorted.map(({ kind }) => kind)).toEqual(['QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'TIMED_OUT', 'ACCEPTED']);
  });

  it('knows a place for every kind', () => {
    for (const kind of Object.values(RingEventKind)) {
      const others = Object.values(RingEventKind).filter((other) => other !== kind);
      for (const other of others) expect(inOrder({ kind, at: at(0) }, { kind: other, at: at(0) })).not.toBe(0);
    }
  });
});
