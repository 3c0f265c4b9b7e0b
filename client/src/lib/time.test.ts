import { describe, expect, it } from 'vitest';
import {
  absoluteTime,
  clockTime,
  compactTime,
  dayLabel,
  inWords,
  secondsSince,
  secondsUntil,
  shortTime,
  stopwatch,
} from './time';

const now = Date.parse('2026-11-22T14:30:00.000Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

describe('times in words', () => {
  it('are relative for an hour, then a clock, then a weekday, then a date', () => {
    expect(shortTime(ago(0.5), now, 'UTC')).toBe('now');
    expect(shortTime(ago(4), now, 'UTC')).toBe('4 min');
    expect(shortTime(ago(150), now, 'UTC')).toBe('12:00');
    expect(shortTime(ago(2 * 24 * 60), now, 'UTC')).toBe('Fri 14:30');
    expect(shortTime('2026-11-03T10:00:00.000Z', now, 'UTC')).toBe('3 Nov');
    expect(shortTime('2025-11-03T10:00:00.000Z', now, 'UTC')).toBe('3 Nov 2025');
  });

  it('treat a moment slightly in the future as now', () => {
    expect(shortTime(new Date(now + 900).toISOString(), now, 'UTC')).toBe('now');
  });

  it('name the day, in the reader’s zone', () => {
    expect(dayLabel('2026-11-22T00:10:00.000Z', now, 'UTC')).toBe('Today');
    expect(dayLabel('2026-11-21T23:30:00.000Z', now, 'Europe/Amsterdam')).toBe('Today');
    expect(dayLabel('2026-11-21T12:00:00.000Z', now, 'UTC')).toBe('Yesterday');
    expect(dayLabel('2026-11-20T12:00:00.000Z', now, 'UTC')).toBe('Friday 20 November');
    expect(dayLabel('2025-12-31T12:00:00.000Z', now, 'UTC')).toBe('Wednesday 31 December 2025');
  });

  it('are absolute where somebody asks', () => {
    expect(absoluteTime('2026-11-22T14:02:00.000Z', 'UTC')).toBe('Sunday 22 November 2026 at 14:02');
    expect(compactTime('2026-11-22T14:02:00.000Z', 'UTC')).toBe('Sun 22 Nov 2026, 14:02');
    expect(clockTime('2026-11-22T14:02:00.000Z', 'Europe/Amsterdam')).toBe('15:02');
  });

  it('run as a stopwatch and never below zero', () => {
    expect(stopwatch(42)).toBe('0:42');
    expect(stopwatch(725)).toBe('12:05');
    expect(stopwatch(3725)).toBe('1:02:05');
    expect(stopwatch(-3)).toBe('0:00');
  });

  it('say a duration as a person would', () => {
    expect(inWords(1)).toBe('1 second');
    expect(inWords(60)).toBe('1 minute');
    expect(inWords(150)).toBe('2 minutes 30 seconds');
  });

  it('count the seconds to and from a moment', () => {
    expect(secondsUntil(new Date(now + 1200).toISOString(), now)).toBe(2);
    expect(secondsUntil(ago(1), now)).toBe(0);
    expect(secondsSince(ago(1), now)).toBe(60);
    expect(secondsSince(new Date(now + 5000).toISOString(), now)).toBe(0);
  });
});
