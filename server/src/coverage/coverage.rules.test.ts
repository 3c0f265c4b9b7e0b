import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRingable, type RoutedOperator } from '../routing/ringable.rules.js';
import { MobileChatMode } from '../vocabulary.js';
import { coverageOf, gapsOf, wouldRing, type OperatorState } from './coverage.rules.js';

const HOUR = 3_600_000;
const from = new Date(Date.UTC(2026, 10, 23));
const until = new Date(from.getTime() + 168 * HOUR);
const at = (hours: number): Date => new Date(from.getTime() + hours * HOUR);

const idle: RoutedOperator = {
  id: 'ada',
  active: true,
  loggedIn: false,
  accepting: false,
  hasNumber: true,
  verified: true,
  stopped: false,
  mode: MobileChatMode.BASED_ON_SCHEDULE,
  onDuty: false,
  snoozed: false,
  mobileChats: 0,
  mobileCapacity: 2,
  lastTurn: null,
};

/** An operator on duty from the first hour of each pair until the second. */
function duty(id: string, ...hours: [number, number][]): OperatorState[] {
  const edges = [0, ...hours.flat()].sort((a, b) => a - b);
  return [...new Set(edges)].map((hour) => ({
    from: at(hour),
    operator: { ...idle, id, onDuty: hours.some(([start, end]) => start <= hour && hour < end) },
  }));
}

const states = fc.record({
  active: fc.boolean(),
  verified: fc.boolean(),
  onDuty: fc.boolean(),
  snoozed: fc.boolean(),
});
const course = (id: string): fc.Arbitrary<OperatorState[]> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: -10, max: 180 }), states), { selector: ([hour]) => hour, maxLength: 12 })
    .map((changes) =>
      changes
        .sort(([a], [b]) => a - b)
        .map(([hour, state]) => ({ from: at(hour), operator: { ...idle, id, ...state } })),
    );
const department = fc.tuple(course('ada'), course('ben'), course('cleo'));

describe('coverage', () => {
  it('tells who would ring when, and when nobody would', () => {
    const spans = coverageOf([duty('ada', [9, 17]), duty('ben', [12, 20])], from, until);
    expect(spans.slice(0, 5)).toEqual([
      { start: at(0), end: at(9), operatorIds: [] },
      { start: at(9), end: at(12), operatorIds: ['ada'] },
      { start: at(12), end: at(17), operatorIds: ['ada', 'ben'] },
      { start: at(17), end: at(20), operatorIds: ['ben'] },
      { start: at(20), end: until, operatorIds: [] },
    ]);
    expect(gapsOf(spans)).toEqual([
      { start: at(0), end: at(9) },
      { start: at(20), end: until },
    ]);
  });

  it('of a department without operators is one gap', () => {
    expect(coverageOf([], from, until)).toEqual([{ start: from, end: until, operatorIds: [] }]);
  });

  it('covers exactly the week: each span begins where the one before ends, and differs from it', () => {
    fc.assert(
      fc.property(department, (courses) => {
        const spans = coverageOf(courses, from, until);
        expect(spans[0]?.start).toEqual(from);
        expect(spans.at(-1)?.end).toEqual(until);
        for (const [place, span] of spans.entries()) {
          expect(span.start.getTime()).toBeLessThan(span.end.getTime());
          const next = spans[place + 1];
          if (!next) continue;
          expect(next.start).toEqual(span.end);
          expect(next.operatorIds).not.toEqual(span.operatorIds);
        }
      }),
    );
  });

  it('agrees with the rule at any instant', () => {
    fc.assert(
      fc.property(department, fc.integer({ min: 0, max: 168 * 60 - 1 }), (courses, minute) => {
        const now = at(minute / 60);
        const span = coverageOf(courses, from, until).find(({ start, end }) => start <= now && now < end);
        const present = courses.flatMap((one) => one.findLast((state) => state.from <= now)?.operator ?? []);
        expect(span?.operatorIds).toEqual(wouldRing(present));
        expect([...(span?.operatorIds ?? [])].sort()).toEqual(
          present
            .filter(isRingable)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });
});
