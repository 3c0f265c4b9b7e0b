import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRouting } from '../vocabulary.js';
import { Refusal } from '../errors.js';
import { changedCallCenter, type CallCenterChange } from './call-center.rules.js';

const PRESENT = {
  callRouting: CallRouting.RING_ALL,
  ringTimeoutSeconds: 30,
  maximumWaitSeconds: 150,
  overflowAfterSeconds: 60,
  secondPass: true,
  mobileCapacity: 2,
  autoAwayMinutes: 10,
  awayLogsOutMinutes: 30,
} as const;

describe('a change of the call center', () => {
  it('leaves what is left out', () => {
    expect(changedCallCenter(PRESENT, {})).toEqual(PRESENT);
    expect(changedCallCenter(PRESENT, { callRouting: null, ringTimeoutSeconds: null })).toEqual(PRESENT);
  });

  it.each(['overflowAfterSeconds', 'autoAwayMinutes', 'awayLogsOutMinutes'] as const)('clears %s by null', (field) => {
    expect(changedCallCenter(PRESENT, { [field]: null })[field]).toBeNull();
  });

  it('switches the second pass off and on', () => {
    expect(changedCallCenter(PRESENT, { secondPass: false }).secondPass).toBe(false);
    expect(changedCallCenter({ ...PRESENT, secondPass: false }, { secondPass: true }).secondPass).toBe(true);
  });

  it.each([
    ['ringTimeoutSeconds', 5, 300, 'seconds'],
    ['maximumWaitSeconds', 10, 3600, 'seconds'],
    ['overflowAfterSeconds', 5, 3600, 'seconds'],
    ['mobileCapacity', 1, 20, 'chats'],
    ['autoAwayMinutes', 1, 480, 'minutes'],
    ['awayLogsOutMinutes', 1, 1440, 'minutes'],
  ] as const)('keeps %s within %i and %i', (field, least, most, unit) => {
    for (const value of [least, most]) expect(changedCallCenter(PRESENT, { [field]: value })[field]).toBe(value);
    for (const value of [least - 1, most + 1, 0, -1]) {
      expect(() => changedCallCenter(PRESENT, { [field]: value })).toThrow(`${least} to ${most} ${unit}`);
    }
  });
});

describe('any change', () => {
  const limits = {
    ringTimeoutSeconds: [5, 300],
    maximumWaitSeconds: [10, 3600],
    overflowAfterSeconds: [5, 3600],
    mobileCapacity: [1, 20],
    autoAwayMinutes: [1, 480],
    awayLogsOutMinutes: [1, 1440],
  } as const;
  type Limited = keyof typeof limits;
  const numbers = fc.option(fc.integer({ min: -5, max: 4000 }));
  const changes: fc.Arbitrary<CallCenterChange> = fc.record(
    {
      callRouting: fc.option(fc.constantFrom(...Object.values(CallRouting))),
      secondPass: fc.option(fc.boolean()),
      ringTimeoutSeconds: numbers,
      maximumWaitSeconds: numbers,
      overflowAfterSeconds: numbers,
      mobileCapacity: numbers,
      autoAwayMinutes: numbers,
      awayLogsOutMinutes: numbers,
    },
    { requiredKeys: [] },
  );
  const isWrong = (change: CallCenterChange, name: Limited): boolean => {
    const value = change[name];
    return value != null && (value < limits[name][0] || value > limits[name][1]);
  };

  it('is taken whole or refused by the name of a number outside of its limits', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const wrong = (Object.keys(limits) as Limited[]).filter((name) => isWrong(change, name));
        try {
          const changed = changedCallCenter(PRESENT, change);
          expect(wrong).toEqual([]);
          expect(changedCallCenter(changed, change)).toEqual(changed);
          for (const [name, value] of Object.entries(change)) {
            if (value !== null) expect(changed[name as Limited]).toBe(value);
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(wrong).toContain(error.details.field);
        }
      }),
    );
  });
});
