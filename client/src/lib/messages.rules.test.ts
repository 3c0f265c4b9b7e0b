import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeBySeq, missingAfter } from './messages.rules';

const run = (...seqs: number[]) => seqs.map((seq) => ({ seq }));
const seqOf = (message: { seq: number }) => message.seq;

describe('merging runs of messages', () => {
  it('keeps every message once and in order, however the runs overlap', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
        (a, b) => {
          const existing = run(...[...a].sort((x, y) => x - y));
          const incoming = run(...[...b].sort((x, y) => x - y));
          const expected = [...new Set([...a, ...b])].sort((x, y) => x - y);
          expect(mergeBySeq(existing, incoming, seqOf).map(seqOf)).toEqual(expected);
        },
      ),
    );
  });

  it('lets the newer copy of a message replace the older', () => {
    const merged = mergeBySeq([{ seq: 1, body: 'old' }], [{ seq: 1, body: 'new' }], seqOf);
    expect(merged).toEqual([{ seq: 1, body: 'new' }]);
  });
});

describe('a gap in a chat', () => {
  it('is found wherever it lies', () => {
    expect(missingAfter(run(1, 2, 3), 3)).toBeNull();
    expect(missingAfter(run(1, 2, 3), 5)).toBe(3);
    expect(missingAfter(run(1, 2, 4), 4)).toBe(2);
    expect(missingAfter(run(2, 3), 3)).toBe(0);
    expect(missingAfter([], 0)).toBeNull();
    expect(missingAfter([], 2)).toBe(0);
  });

  it('is found even before the chat’s own count has arrived', () => {
    expect(missingAfter(run(1, 3), 1)).toBe(1);
  });
});
