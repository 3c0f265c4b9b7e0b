import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedMarks } from './receipts.rules.js';

const marks = fc.record({ deliveredSeq: fc.integer({ min: 0, max: 50 }), readSeq: fc.integer({ min: 0, max: 50 }) });

test('marks never go back, never pass the last line, and what was read was delivered', () => {
  fc.assert(
    fc.property(marks, marks, fc.integer({ min: 0, max: 50 }), (reported, again, lastSeq) => {
      const first = movedMarks({ deliveredSeq: 0, readSeq: 0 }, reported, lastSeq) ?? { deliveredSeq: 0, readSeq: 0 };
      const second = movedMarks(first, again, lastSeq) ?? first;
      expect(second.readSeq).toBeGreaterThanOrEqual(first.readSeq);
      expect(second.deliveredSeq).toBeGreaterThanOrEqual(second.readSeq);
      expect(second.deliveredSeq).toBeLessThanOrEqual(lastSeq);
    }),
  );
});

test('a report of what is known changes nothing', () => {
  expect(movedMarks({ deliveredSeq: 4, readSeq: 3 }, { deliveredSeq: 2, readSeq: 3 }, 9)).toBeNull();
});
