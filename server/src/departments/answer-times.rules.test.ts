import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatChannel, ChatStatus } from '../vocabulary.js';
import { usualSeconds, type PastRequest } from './answer-times.rules.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22) + seconds * 1000);
const answered = (seconds: number, channel: ChatChannel = 'MOBILE'): PastRequest => ({
  status: 'ENDED',
  channel,
  createdAt: at(0),
  acceptedAt: at(seconds),
});
const unanswered = (status: ChatStatus): PastRequest => ({ status, channel: null, createdAt: at(0), acceptedAt: null });

test('usually is the median from request to acceptance, each way of answering by itself', () => {
  const past = [5, 300, 40, 38, 60].map((seconds) => answered(seconds));
  expect(usualSeconds(past, 'MOBILE')).toBe(40);
  expect(usualSeconds([...past, answered(1, 'CONSOLE')], 'CONSOLE')).toBeNull();
  expect(usualSeconds([...past, answered(1, 'CONSOLE')], 'MOBILE')).toBe(40);
});

test('four answers promise nothing', () => {
  expect(
    usualSeconds(
      [5, 6, 7, 8].map((seconds) => answered(seconds)),
      'MOBILE',
    ),
  ).toBeNull();
});

test('a department that misses more than it answers promises nothing, and visitors who left are not held against it', () => {
  const past = [5, 6, 7, 8, 9].map((seconds) => answered(seconds));
  const times = (count: number, status: ChatStatus): PastRequest[] =>
    Array.from({ length: count }, () => unanswered(status));
  expect(usualSeconds([...past, ...times(5, 'MISSED'), ...times(20, 'ABANDONED')], 'MOBILE')).toBe(7);
  expect(usualSeconds([...past, ...times(6, 'MISSED')], 'MOBILE')).toBeNull();
});

test('usually lies between the quickest and the slowest answer, and is not told where it would not be true', () => {
  const requests = fc.array(fc.option(fc.integer({ min: 1, max: 3600 })), { maxLength: 30 });
  fc.assert(
    fc.property(requests, (seconds) => {
      const past = seconds.map((after) => (after === null ? unanswered('MISSED') : answered(after)));
      const answers = seconds.filter((after) => after !== null);
      const usual = usualSeconds(past, 'MOBILE');
      const isTold = answers.length >= 5 && seconds.length - answers.length <= answers.length;
      expect(usual !== null).toBe(isTold);
      if (usual === null) return;
      expect(usual).toBeGreaterThanOrEqual(Math.min(...answers));
      expect(usual).toBeLessThanOrEqual(Math.max(...answers));
      expect(usualSeconds(past.toReversed(), 'MOBILE')).toBe(usual);
    }),
  );
});
