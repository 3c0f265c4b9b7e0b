import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusalSentence } from './accept.rules';

it('says nothing to the winner', () => {
  expect(refusalSentence({ __typename: 'ChatAccepted' }, null)).toBeNull();
});

it('names who answered, and when', () => {
  const taken = { __typename: 'ChatTaken', takenBy: 'Ben', takenAt: '2026-11-22T14:02:30.000Z' } as const;
  expect(refusalSentence(taken, null, 'UTC')).toBe('Ben answered at 14:02.');
});

it('says how the request ended', () => {
  const over = (status: string) => ({ __typename: 'ChatOver', status }) as const;
  expect(refusalSentence(over('ABANDONED'), '2026-11-22T14:03:00.000Z', 'UTC')).toBe('The visitor left at 14:03.');
  expect(refusalSentence(over('ABANDONED'), null)).toBe('The visitor left.');
  expect(refusalSentence(over('MISSED'), null)).toBe('Nobody could answer in time.');
  expect(refusalSentence(over('ENDED'), '2026-11-22T14:03:00.000Z', 'UTC')).toBe('The chat ended at 14:03.');
});

it('tells every loser something in a sentence, and names whoever was faster', () => {
  const results = fc.oneof(
    fc.record({
      __typename: fc.constant('ChatTaken' as const),
      takenBy: fc.string({ minLength: 1 }),
      takenAt: fc.constant('2026-11-22T14:02:30.000Z'),
    }),
    fc.record({
      __typename: fc.constant('ChatOver' as const),
      status: fc.constantFrom('ABANDONED', 'MISSED', 'ENDED'),
    }),
    fc.constant({ __typename: 'RingRefused' as const }),
  );
  fc.assert(
    fc.property(results, fc.option(fc.constant('2026-11-22T14:03:00.000Z')), (result, endedAt) => {
      const told = refusalSentence(result, endedAt, 'UTC') ?? '';
      expect(told).toMatch(/\.$/u);
      if (result.__typename === 'ChatTaken') expect(told.startsWith(result.takenBy)).toBe(true);
    }),
  );
});
