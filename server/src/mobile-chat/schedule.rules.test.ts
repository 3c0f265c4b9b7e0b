import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MobileChatMode, Weekday } from '../vocabulary.js';
import { canonicalTimeZone, isLocalDate, isLocalTime } from './local-time.rules.js';
import { overlappingShifts } from './schedule-check.rules.js';
import { nextChange, onDutyAt, type DutySettings, type ScheduledShift } from './schedule.rules.js';

const WEEKDAYS = Object.values(Weekday);
const shift = (weekday: Weekday, from: string, until: string): ScheduledShift => ({ weekday, from, until });
const week = (timeZone: string, ...shifts: ScheduledShift[]): DutySettings => ({
  mode: MobileChatMode.BASED_ON_SCHEDULE,
  timeZone,
  shifts,
});
const at = (instant: string): Date => new Date(instant);
const MINUTE = 60_000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const time = fc
  .integer({ min: 0, max: 24 * 4 - 1 })
  .map((quarter) => `${twoDigits(Math.floor(quarter / 4))}:${twoDigits((quarter % 4) * 15)}`);
const anyShift = fc.record({ weekday: fc.constantFrom(...WEEKDAYS), from: time, until: time });
const zone = fc.constantFrom(
  'UTC',
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'America/St_Johns',
);
const anyInstant = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });

/** Local weekday and minute of the day, and the zone's offset, from the other implementation there is: Intl. */
function local(instant: Date, timeZone: string): { day: number; minute: number; offset: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return {
    day: WEEKDAYS.indexOf(part('weekday').toUpperCase() as Weekday),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
    offset: part('timeZoneName'),
  };
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** What the clock on the wall says, on days without a clock change near. */
function wallClockSays({ timeZone, shifts }: DutySettings, now: Date): boolean {
  const { day, minute } = local(now, timeZone);
  return shifts.some(({ weekday, from, until }) => {
    const begins = minuteOf(from);
    const overnight = until <= from;
    if (WEEKDAYS[day] === weekday && minute >= begins && (overnight || minute < minuteOf(until))) return true;
    return overnight && WEEKDAYS[(day + 6) % 7] === weekday && minute < minuteOf(until);
  });
}

const noClockChangeNear = (now: Date, timeZone: string): boolean => {
  const offsets = [-49, -25, -1, 0, 1, 25, 49].map(
    (hours) => local(new Date(now.getTime() + hours * 3_600_000), timeZone).offset,
  );
  return new Set(offsets).size === 1;
};

describe('on duty', () => {
  test('is always ON, never OFF', () => {
    expect(onDutyAt({ ...week('UTC'), mode: 'ON' }, at('2026-11-22T09:00:00Z'))).toBe(true);
    expect(
      onDutyAt({ ...week('UTC', shift('SUNDAY', '00:00', '00:00')), mode: 'OFF' }, at('2026-11-22T09:00:00Z')),
    ).toBe(false);
  });

  test('without a shift is never', () => {
    expect(onDutyAt(week('UTC'), at('2026-11-22T09:00:00Z'))).toBe(false);
  });

  test('is what the clock on the wall says, in any zone, for any shifts, on any day without a clock change near', () => {
    fc.assert(
      fc.property(zone, fc.array(anyShift, { maxLength: 8 }), anyInstant, (timeZone, shifts, now) => {
        fc.pre(noClockChangeNear(now, timeZone));
        const settings = week(timeZone, ...shifts);
        expect(onDutyAt(settings, now)).toBe(wallClockSays(settings, now));
      }),
    );
  });

  test('begins with the first minute and ends before the last', () => {
    const settings = week('Europe/Amsterdam', shift('SUNDAY', '09:00', '17:00'));
    expect(onDutyAt(settings, at('2026-11-22T07:59:59.999Z'))).toBe(false);
    expect(onDutyAt(settings, at('2026-11-22T08:00:00.000Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-11-22T15:59:59.999Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-11-22T16:00:00.000Z'))).toBe(false);
  });

  test.each([
    ['overnight', shift('FRIDAY', '22:00', '06:00'), '2026-11-21T05:59:00Z', '2026-11-21T06:00:00Z'],
    ['until midnight', shift('FRIDAY', '22:00', '00:00'), '2026-11-20T23:59:00Z', '2026-11-21T00:00:00Z'],
    ['across the end of the week', shift('SUNDAY', '20:00', '04:00'), '2026-11-23T03:59:00Z', '2026-11-23T04:00:00Z'],
    ['for 24 hours', shift('FRIDAY', '09:00', '09:00'), '2026-11-21T08:59:00Z', '2026-11-21T09:00:00Z'],
    ['across the end of the year', shift('THURSDAY', '20:00', '04:00'), '2027-01-01T03:59:00Z', '2027-01-01T04:00:00Z'],
    ['across a leap day', shift('MONDAY', '20:00', '21:00'), '2028-02-28T20:59:00Z', '2028-02-28T21:00:00Z'],
  ])('may last %s', (_name, given, last, after) => {
    expect(onDutyAt(week('UTC', given), at(last))).toBe(true);
    expect(onDutyAt(week('UTC', given), at(after))).toBe(false);
  });
});

describe('on the night the clocks change', () => {
  // from and until are instants; on duty between them, and neither a minute before nor after.
  test.each([
    [
      'Amsterdam, spring: 02:30 is skipped and counts as 03:30',
      'Europe/Amsterdam',
      shift('SUNDAY', '02:30', '04:00'),
      '2026-03-29T01:30:00Z',
      '2026-03-29T02:00:00Z',
    ],
    [
      'Amsterdam, spring: a shift across the gap is an hour short',
      'Europe/Amsterdam',
      shift('SUNDAY', '01:00', '04:00'),
      '2026-03-29T00:00:00Z',
      '2026-03-29T02:00:00Z',
    ],
    [
      'Amsterdam, autumn: a shift across the repeated hour is an hour long',
      'Europe/Amsterdam',
      shift('SUNDAY', '01:00', '04:00'),
      '2026-10-24T23:00:00Z',
      '2026-10-25T03:00:00Z',
    ],
    [
      'Amsterdam, autumn: until 02:30 means the first one',
      'Europe/Amsterdam',
      shift('SUNDAY', '01:00', '02:30'),
      '2026-10-24T23:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    [
      'Amsterdam, autumn: from 02:30 means the first one',
      'Europe/Amsterdam',
      shift('SUNDAY', '02:30', '04:00'),
      '2026-10-25T00:30:00Z',
      '2026-10-25T03:00:00Z',
    ],
    [
      'New York, spring',
      'America/New_York',
      shift('SATURDAY', '22:00', '06:00'),
      '2026-03-08T03:00:00Z',
      '2026-03-08T10:00:00Z',
    ],
    [
      'Lord Howe, half an hour in autumn',
      'Australia/Lord_Howe',
      shift('SUNDAY', '01:00', '04:00'),
      '2026-04-04T14:00:00Z',
      '2026-04-04T17:30:00Z',
    ],
    [
      'Santiago, where midnight is skipped',
      'America/Santiago',
      shift('SUNDAY', '00:00', '08:00'),
      '2026-09-06T04:00:00Z',
      '2026-09-06T11:00:00Z',
    ],
    [
      'Cairo, where midnight is skipped',
      'Africa/Cairo',
      shift('FRIDAY', '00:30', '08:00'),
      '2026-04-23T22:30:00Z',
      '2026-04-24T05:00:00Z',
    ],
  ])('%s', (_name, timeZone, given, from, until) => {
    const settings = week(timeZone, given);
    for (let minute = at(from).getTime() - 90 * MINUTE; minute < at(until).getTime() + 90 * MINUTE; minute += MINUTE) {
      const inside = minute >= at(from).getTime() && minute < at(until).getTime();
      expect([new Date(minute).toISOString(), onDutyAt(settings, new Date(minute))]).toEqual([
        new Date(minute).toISOString(),
        inside,
      ]);
    }
  });

  test('a shift that the skipped hour swallows whole is there for as long, an hour later', () => {
    const settings = week('Europe/Amsterdam', shift('SUNDAY', '02:10', '02:50'));
    expect(onDutyAt(settings, at('2026-03-29T01:10:00Z'))).toBe(true);
    expect(onDutyAt(settings, at('2026-03-29T01:50:00Z'))).toBe(false);
  });
});

describe('the next change', () => {
  test('is when on duty changes, and it does not change before', () => {
    fc.assert(
      fc.property(
        zone,
        fc.array(anyShift, { minLength: 1, maxLength: 4 }),
        anyInstant,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (timeZone, shifts, now, part) => {
          const settings = week(timeZone, ...shifts);
          const change = nextChange(settings, now);
          fc.pre(change !== null);
          const before = onDutyAt(settings, now);
          expect(change > now).toBe(true);
          expect(onDutyAt(settings, change)).toBe(!before);
          expect(onDutyAt(settings, new Date(change.getTime() - 1))).toBe(before);
          const between = new Date(now.getTime() + Math.floor((change.getTime() - now.getTime()) * part));
          expect(onDutyAt(settings, between)).toBe(before);
        },
      ),
    );
  });

  test('is the end of shifts that touch, taken together', () => {
    const settings = week('UTC', shift('SUNDAY', '08:00', '12:00'), shift('SUNDAY', '12:00', '18:00'));
    expect(nextChange(settings, at('2026-11-22T09:00:00Z'))).toEqual(at('2026-11-22T18:00:00Z'));
  });

  test('there is none without shifts, with a week full of them, or where the mode follows none', () => {
    const always = WEEKDAYS.map((weekday) => shift(weekday, '00:00', '00:00'));
    for (const timeZone of ['UTC', 'Europe/Amsterdam', 'Africa/Cairo']) {
      expect(nextChange(week(timeZone, ...always), at('2026-10-22T09:00:00Z'))).toBeNull();
      expect(nextChange(week(timeZone), at('2026-11-22T09:00:00Z'))).toBeNull();
    }
    expect(nextChange({ ...week('UTC', ...always.slice(1)), mode: 'ON' }, at('2026-11-22T09:00:00Z'))).toBeNull();
    expect(nextChange({ ...week('UTC', ...always.slice(1)), mode: 'OFF' }, at('2026-11-22T09:00:00Z'))).toBeNull();
  });

  test('is found a week ahead', () => {
    const settings = week('Europe/Amsterdam', shift('SUNDAY', '09:00', '10:00'));
    expect(nextChange(settings, at('2026-11-22T09:30:00Z'))).toEqual(at('2026-11-29T08:00:00Z'));
  });
});

describe('shifts that overlap', () => {
  test('are found, across midnight and the end of the week too', () => {
    expect(overlappingShifts([shift('MONDAY', '09:00', '12:00'), shift('MONDAY', '11:59', '13:00')])).not.toBeNull();
    expect(overlappingShifts([shift('MONDAY', '22:00', '06:00'), shift('TUESDAY', '05:00', '07:00')])).not.toBeNull();
    expect(overlappingShifts([shift('SUNDAY', '22:00', '06:00'), shift('MONDAY', '05:00', '07:00')])).not.toBeNull();
    expect(overlappingShifts([shift('MONDAY', '09:00', '12:00'), shift('MONDAY', '09:00', '12:00')])).not.toBeNull();
    expect(overlappingShifts([shift('MONDAY', '09:00', '09:00'), shift('TUESDAY', '08:00', '10:00')])).not.toBeNull();
  });

  test('are not those that touch, nor one alone', () => {
    expect(overlappingShifts([shift('MONDAY', '09:00', '12:00'), shift('MONDAY', '12:00', '13:00')])).toBeNull();
    expect(overlappingShifts([shift('SUNDAY', '22:00', '06:00'), shift('MONDAY', '06:00', '07:00')])).toBeNull();
    expect(overlappingShifts([shift('MONDAY', '09:00', '09:00')])).toBeNull();
    expect(overlappingShifts(WEEKDAYS.map((weekday) => shift(weekday, '00:00', '00:00')))).toBeNull();
    expect(overlappingShifts([])).toBeNull();
  });

  test('are those two of which one minute of the week belongs to both', () => {
    fc.assert(
      fc.property(anyShift, anyShift, (a, b) => {
        // A week without clock changes, in UTC.
        const monday = at('2026-11-16T00:00:00Z').getTime();
        let shared = false;
        for (let quarter = 0; quarter < 7 * 96 && !shared; quarter += 1) {
          const now = new Date(monday + quarter * 15 * MINUTE);
          shared = onDutyAt(week('UTC', a), now) && onDutyAt(week('UTC', b), now);
        }
        expect(overlappingShifts([a, b]) !== null).toBe(shared);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a time zone', () => {
  test.each([
    ['Europe/Amsterdam', 'Europe/Amsterdam'],
    ['europe/amsterdam', 'Europe/Amsterdam'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['+01:00', null],
    ['Mars/Olympus', null],
    ['', null],
    ['Europe/Amsterdam; DROP', null],
  ])('%j is %j', (given, canonical) => {
    expect(canonicalTimeZone(given)).toBe(canonical);
  });
});

test.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['9:00', false],
  ['09:60', false],
  ['09:00:00', false],
  ['', false],
])('%j is a local time: %s', (text, is) => {
  expect(isLocalTime(text)).toBe(is);
});

test.each([
  ['2026-11-22', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['22-11-2026', false],
  ['2026-11-22T00:00', false],
  ['', false],
])('%j is a day of the calendar: %s', (text, is) => {
  expect(isLocalDate(text)).toBe(is);
});
