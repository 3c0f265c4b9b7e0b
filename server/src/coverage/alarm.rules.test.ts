import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALARM_AFTER_SECONDS,
  CALM,
  isRaised,
  nextAlarm,
  SAME_INCIDENT_SECONDS,
  type AlarmState,
  type AlarmStep,
} from './alarm.rules.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22) + seconds * 1000);

/** What comes of looks at these seconds, each with whether the department was uncovered. */
function looks(...seen: [number, boolean][]): AlarmStep[] {
  let state: AlarmState = CALM;
  return seen.map(([second, uncovered]) => {
    const step = nextAlarm(state, uncovered, at(second));
    state = step.state;
    return step;
  });
}
const kinds = (steps: AlarmStep[]): string[] => steps.map(({ kind }) => kind);

describe('an alarm', () => {
  it('is raised once nobody could be reached for a minute, and not before', () => {
    const steps = looks([0, true], [30, true], [59.999, true], [60, true], [65, true]);
    expect(kinds(steps)).toEqual(['FEARED', 'NONE', 'NONE', 'RAISED', 'NONE']);
    expect(steps.at(-1)?.state).toEqual({ since: at(0), raisedAt: at(60), clearedAt: null });
  });

  it('is not raised by a handover', () => {
    expect(kinds(looks([0, true], [50, false], [55, true], [110, true]))).toEqual([
      'FEARED',
      'CALMED',
      'FEARED',
      'NONE',
    ]);
  });

  it('is over at once when somebody can be reached', () => {
    const steps = looks([0, true], [60, true], [61, false], [62, false]);
    expect(kinds(steps)).toEqual(['FEARED', 'RAISED', 'CLEARED', 'NONE']);
    expect(steps.at(-1)?.state).toEqual({ since: null, raisedAt: at(60), clearedAt: at(61) });
  });

  it('within half an hour of its end is the same incident again, and later another', () => {
    const soon = looks([0, true], [60, true], [100, false], [200, true], [260, true]);
    expect(kinds(soon).at(-1)).toBe('RAISED_AGAIN');
    expect(soon.at(-1)?.state).toEqual({ since: at(200), raisedAt: at(60), clearedAt: null });
    const later = 100 + SAME_INCIDENT_SECONDS;
    const other = looks([0, true], [60, true], [100, false], [later, true], [later + 60, true]);
    expect(kinds(other).at(-1)).toBe('RAISED');
  });

  it('tells of an incident once in half an hour, however it flaps', () => {
    const flapping = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(flapping, (seen) => {
        let second = 0;
        const timed = seen.map(([pause, uncovered]): [number, boolean] => [(second += pause), uncovered]);
        const steps = looks(...timed);
        const raised = steps.flatMap(({ kind }, place) => (kind === 'RAISED' ? [timed[place]?.[0] ?? 0] : []));
        for (const [place, when] of raised.slice(1).entries()) {
          expect(when - (raised[place] ?? 0)).toBeGreaterThanOrEqual(SAME_INCIDENT_SECONDS);
        }
      }),
    );
  });

  it('rings only while nobody can be reached, and for no reason younger than a minute', () => {
    const flapping = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.boolean()), { maxLength: 100 });
    fc.assert(
      fc.property(flapping, (seen) => {
        let second = 0;
        const timed = seen.map(([pause, uncovered]): [number, boolean] => [(second += pause), uncovered]);
        for (const [place, { state }] of looks(...timed).entries()) {
          const [when, uncovered] = timed[place] ?? [0, false];
          if (!uncovered) expect(isRaised(state)).toBe(false);
          if (!isRaised(state)) continue;
          const since = timed.slice(0, place + 1).findLastIndex(([, open]) => !open) + 1;
          expect(when - (timed[since]?.[0] ?? 0)).toBeGreaterThanOrEqual(ALARM_AFTER_SECONDS);
        }
      }),
    );
  });

  it('changes nothing where there is nothing to change', () => {
    expect(nextAlarm(CALM, false, at(0))).toEqual({ kind: 'NONE', state: CALM });
  });
});
