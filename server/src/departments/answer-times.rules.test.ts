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
