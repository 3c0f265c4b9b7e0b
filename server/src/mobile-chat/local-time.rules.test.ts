import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  canonicalTimeZone,
  DAY_MINUTES,
  epochOf,
  isLocalDate,
  isLocalTime,
  localDay,
  minuteOfDay,
  minutesBetween,
} from './local-time.rules.js';

const two = (part: number): string => String(part).padStart(2, '0');
const times = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const zones = fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago');
const days = fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('a local time', () => {
  it('is HH:MM from 00:00 to 23:59 and nothing else, and tells its minute of the day', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), (hour, minute) => {
        const text = `${two(hour)}:${two(minute)}`;
        expect(isLocalTime(text)).toBe(hour < 24 && minute < 60);
        if (isLocalTime(text)) expect(minuteOfDay(text)).toBe(hour * 60 + minute);
        expect(isLocalTime(`${text} `) || isLocalTime(`+${text}`)).toBe(false);
      }),
    );
  });

  it('and another are a day apart, there and back', () => {
    fc.assert(
      fc.property(times, times, (from, until) => {
        const there = minutesBetween(from, until);
        expect(there >= 1 && there <= DAY_MINUTES).toBe(true);
        expect((there + minutesBetween(until, from)) % DAY_MINUTES).toBe(0);
        expect((minuteOfDay(from) + there) % DAY_MINUTES).toBe(minuteOfDay(until));
      }),
    );
  });

  it('on a day of a zone is an instant at which that zone shows it, unless the clock skips it', () => {
    fc.assert(
      fc.property(days, times, zones, (day, time, zone) => {
        const at = new Date(epochOf(Temporal.PlainDate.from(day), time, zone));
        const shown = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
          at,
        );
        const skipped = (minuteOfDay(shown) - minuteOfDay(time) + DAY_MINUTES) % DAY_MINUTES;
        expect([0, 30, 60]).toContain(skipped);
        if (skipped === 0) expect(localDay(at, zone)).toBe(day);
      }),
    );
  });
});

describe('a date', () => {
  it('is a day of the calendar, and moves by days there and back', () => {
    fc.assert(
      fc.property(days, zones, fc.nat(800), (day, zone, by) => {
        expect(isLocalDate(day)).toBe(true);
        const noon = new Date(epochOf(Temporal.PlainDate.from(day), '12:00', zone));
        const moved = new Date(epochOf(Temporal.PlainDate.from(localDay(noon, zone, by)), '12:00', zone));
        expect(localDay(moved, zone, -by)).toBe(day);
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])(
    'is not %s',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );
});

describe('a time zone', () => {
  it('is told in its own spelling, the same again, and never for an offset or a word', () => {
    expect(canonicalTimeZone('europe/amsterdam')).toBe('Europe/Amsterdam');
    fc.assert(
      fc.property(fc.oneof(zones, fc.string(), fc.constantFrom('+01:00', 'Mars/Olympus', 'Z')), (zone) => {
        const own = canonicalTimeZone(zone);
        if (own !== null) expect(canonicalTimeZone(own)).toBe(own);
        if (/^[^A-Za-z]/.test(zone)) expect(own).toBeNull();
      }),
    );
  });
});
