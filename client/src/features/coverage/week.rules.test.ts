import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, gapWords, namesOf, stretchWords } from './week.rules';

const now = Date.parse('2026-11-22T11:00:00Z');
const zone = 'Europe/Amsterdam';

describe('the days of a week', () => {
  it("are the viewer's own, from midnight to midnight, with what lies in each", () => {
    const spans = [
      { start: '2026-11-22T11:00:00Z', end: '2026-11-23T08:00:00Z', who: 'nobody' },
      { start: '2026-11-23T08:00:00Z', end: '2026-11-29T11:00:00Z', who: 'Ben' },
    ];
    const days = daysOf(spans, now, zone);
    expect(days.map(({ label }) => label)).toEqual([
      'Today',
      'Monday 23 November',
      'Tuesday 24 November',
      'Wednesday 25 November',
      'Thursday 26 November',
      'Friday 27 November',
      'Saturday 28 November',
      'Sunday 29 November',
    ]);
    expect(days[0]?.blocks.map(({ left, width }) => [left, width])).toEqual([[0.5, 0.5]]);
    expect(days[1]?.blocks.map(({ span, left, width }) => [span.who, left, width])).toEqual([
      ['nobody', 0, 9 / 24],
      ['Ben', 9 / 24, 15 / 24],
    ]);
    expect(days[7]?.blocks.map(({ left, width }) => [left, width])).toEqual([[0, 0.5]]);
  });

  it.each([
    ['23 hours', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['25 hours', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ])('may have %s', (_length, start, end) => {
    const [day, next] = daysOf([{ start, end }], Date.parse(start), zone);
    expect(day?.blocks).toEqual([{ span: { start, end }, left: 0, width: 1 }]);
    expect(next).toBeUndefined();
  });

  it('are found where midnight does not exist', () => {
    const start = '2026-09-06T03:00:00Z';
    const days = daysOf([{ start, end: '2026-09-08T03:00:00Z' }], Date.parse(start), 'America/Santiago');
    expect(days.map(({ at }) => at)).toEqual([
      '2026-09-05T04:00:00.000Z',
      '2026-09-06T04:00:00.000Z',
      '2026-09-07T03:00:00.000Z',
    ]);
  });

  it('are none of nothing', () => {
    expect(daysOf([], now, zone)).toEqual([]);
  });
});

describe('a stretch in words', () => {
  const words = (start: string, end: string) => stretchWords({ start, end }, now, zone);

  it('tells both days where it spans them', () => {
    expect(words('2026-11-28T11:00:00Z', '2026-11-29T08:00:00Z')).toBe('Sat 28 Nov 12:00 to Sun 29 Nov 09:00');
  });

  it('tells the day once where it lies in one, also where it ends at midnight', () => {
    expect(words('2026-11-28T11:00:00Z', '2026-11-28T17:00:00Z')).toBe('Sat 28 Nov 12:00 to 18:00');
    expect(words('2026-11-28T11:00:00Z', '2026-11-28T23:00:00Z')).toBe('Sat 28 Nov 12:00 to midnight');
  });
});

it('says of a gap that nobody would ring', () => {
  const until = '2026-11-29T08:00:00Z';
  expect(gapWords({ start: '2026-11-28T11:00:00Z', end: until }, now, zone)).toBe(
    'Nobody on Sat 28 Nov 12:00 to Sun 29 Nov 09:00',
  );
  expect(gapWords({ start: '2026-11-22T11:00:00Z', end: until }, now, zone)).toBe(
    'Nobody today 12:00 to Sun 29 Nov 09:00',
  );
});

it('names those who would ring', () => {
  expect(namesOf([])).toBe('Nobody');
  expect(namesOf([{ name: 'Ben' }, { name: 'Cleo' }])).toBe('Ben, Cleo');
});

describe('any week', () => {
  it('is shown whole: the blocks of its days put together are its spans, on every clock', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Amsterdam',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
    );
    const lengths = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800_000 }), lengths, zones, (begin, minutes, timeZone) => {
        let at = Date.parse('2026-01-01T00:00:00Z') + begin * 60_000;
        const spans = minutes.map((length) => {
          const start = new Date(at).toISOString();
          at += length * 60_000;
          return { start, end: new Date(at).toISOString() };
        });
        const days = daysOf(spans, now, timeZone);
        const ends = [...days.slice(1).map((day) => Date.parse(day.at)), null];
        days.forEach((day, place) => {
          const hours = ((ends[place] ?? Date.parse(day.at) + 86_400_000) - Date.parse(day.at)) / 3_600_000;
          expect(hours).toBeGreaterThanOrEqual(23);
          expect(hours).toBeLessThanOrEqual(25);
          for (const { left, width } of day.blocks)
            expect(left >= 0 && width > 0 && left + width < 1.000001).toBe(true);
        });
        const seen = new Set(days.flatMap(({ blocks }) => blocks.map(({ span }) => span.start)));
        expect(seen.size).toBe(spans.length);
      }),
    );
  });
});
