import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WaitingRoom } from './waiting-room.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('calls those who stayed too long, once each, and nobody who left in time', () => {
  const late: string[] = [];
  const room = new WaitingRoom<string>(3000, (member) => late.push(member));
  room.enter('stays');
  room.enter('leaves');
  vi.advanceTimersByTime(2900);
  room.enter('came later');
  room.leave('leaves');
  expect(late).toEqual([]);
  vi.advanceTimersByTime(1100);
  expect(late).toEqual(['stays']);
  vi.advanceTimersByTime(10_000);
  expect(late).toEqual(['stays', 'came later']);
  room.stop();
  expect(vi.getTimerCount()).toBe(0);
});
