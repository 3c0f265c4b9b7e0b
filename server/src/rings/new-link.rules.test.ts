import { expect, test } from 'vitest';
import { pauseLeft } from './new-link.rules.js';

const now = new Date('2026-11-22T09:00:00.000Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

test('another link may be asked for at once where there was none, and ten seconds after the last', () => {
  expect(pauseLeft([], now)).toBe(0);
  expect(pauseLeft([ago(60), ago(0)], now)).toBe(10);
  expect(pauseLeft([ago(9.5)], now)).toBe(1);
  expect(pauseLeft([ago(10)], now)).toBe(0);
});
