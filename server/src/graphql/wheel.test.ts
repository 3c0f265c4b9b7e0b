import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Wheel } from './wheel.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('gives each member one turn in each turn of the wheel, in even portions, until it is removed', () => {
  const turns: number[] = [];
  const wheel = new Wheel<number>(1000, 100, (member) => turns.push(member));
  const spokes = Array.from({ length: 25 }, (_, member) => wheel.add(member));
  const portions = Array.from({ length: 10 }, () => {
    const before = turns.length;
    vi.advanceTimersByTime(100);
    return turns.length - before;
  });
  expect([...turns].sort((a, b) => a - b)).toEqual(spokes.map((_, member) => member));
  expect(portions.every((portion) => portion === 2 || portion === 3)).toBe(true);
  wheel.remove(7, spokes[7] ?? 0);
  turns.length = 0;
  vi.advanceTimersByTime(3000);
  expect(turns.filter((member) => member === 8)).toHaveLength(3);
  expect(turns).not.toContain(7);
  expect(vi.getTimerCount()).toBe(1);
  wheel.stop();
  expect(vi.getTimerCount()).toBe(0);
});
