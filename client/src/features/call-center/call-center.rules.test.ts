import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  faultsOf,
  inputOf,
  isChanged,
  LIMITS,
  meaning,
  numberFault,
  type NumberName,
  type Stored,
} from './call-center.rules';

const stored: Stored = {
  callRouting: 'RING_ALL',
  ringTimeoutSeconds: 30,
  maximumWaitSeconds: 150,
  overflowAfterSeconds: null,
  secondPass: false,
  mobileCapacity: 2,
  autoAwayMinutes: null,
  awayLogsOutMinutes: null,
};
const NAMES = Object.keys(LIMITS) as NumberName[];
const within = (name: NumberName): fc.Arbitrary<number> => fc.integer({ min: LIMITS[name][0], max: LIMITS[name][1] });
const anyStored: fc.Arbitrary<Stored> = fc.record({
  callRouting: fc.constantFrom('RING_ALL', 'ROUND_ROBIN'),
  ringTimeoutSeconds: within('ringTimeoutSeconds'),
  maximumWaitSeconds: within('maximumWaitSeconds'),
  overflowAfterSeconds: fc.option(within('overflowAfterSeconds')),
  secondPass: fc.boolean(),
  mobileCapacity: within('mobileCapacity'),
  autoAwayMinutes: fc.option(within('autoAwayMinutes')),
  awayLogsOutMinutes: fc.option(within('awayLogsOutMinutes')),
});

describe('the call center form', () => {
  it('gives back what is stored when nothing is changed, whatever that is, and is then neither faulty nor changed', () => {
    fc.assert(
      fc.property(anyStored, (any) => {
        const draft = draftOf(any);
        expect(inputOf(draft)).toEqual(any);
        expect(faultsOf(draft)).toEqual([]);
        expect(isChanged(draft, any)).toBe(false);
      }),
    );
  });

  it('is changed when it says something else than what is stored, and only then', () => {
    fc.assert(
      fc.property(anyStored, anyStored, (one, other) => {
        const same = JSON.stringify(inputOf(draftOf(one))) === JSON.stringify(inputOf(draftOf(other)));
        expect(isChanged(draftOf(one), other)).toBe(!same);
      }),
    );
  });

  it.each(['overflowAfterSeconds', 'autoAwayMinutes', 'awayLogsOutMinutes'] as const)(
    'clears %s when it is switched off, whatever its box says',
    (name) => {
      const draft = draftOf({ ...stored, [name]: 45 });
      const off = { ...draft, on: { ...draft.on, [name]: false }, numbers: { ...draft.numbers, [name]: 'x' } };
      expect(inputOf(off)[name]).toBeNull();
      expect(faultsOf(off)).toEqual([]);
    },
  );

  it('refuses what is no whole number within the limits', () => {
    for (const text of ['', '4', '301', '12.5', '1e2', '-20', 'soon'])
      expect(numberFault('ringTimeoutSeconds', text)).not.toBeNull();
    for (const text of ['5', '300', ' 60 ']) expect(numberFault('ringTimeoutSeconds', text)).toBeNull();
  });

  it('takes exactly the whole numbers from the least to the most', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.integer({ min: -10, max: 5000 }), (name, value) => {
        const [least, most] = LIMITS[name];
        expect(numberFault(name, String(value)) === null).toBe(value >= least && value <= most);
      }),
    );
  });

  it('names every field at fault, in the order of the form', () => {
    const draft = draftOf(stored);
    const numbers = { ...draft.numbers, maximumWaitSeconds: '9', mobileCapacity: '0', autoAwayMinutes: '481' };
    const fields = faultsOf({ ...draft, numbers, on: { ...draft.on, autoAwayMinutes: true } }).map(
      ({ field }) => field,
    );
    expect(fields).toEqual(['maximumWaitSeconds', 'mobileCapacity', 'autoAwayMinutes']);
  });

  it('says what a number means, and nothing of one that makes no sense', () => {
    expect(meaning('maximumWaitSeconds', '150')).toBe(
      'A visitor waits 2 minutes 30 seconds at most, then may leave a message.',
    );
    expect(meaning('mobileCapacity', '1')).toBe(
      'An operator with a chat on the phone is not rung for another, but may still accept one.',
    );
    expect(meaning('autoAwayMinutes', '1')).toBe(
      'An operator who does nothing at any console for 1 minute is set to away.',
    );
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.string(), (name, text) => {
        expect(meaning(name, text) === '').toBe(numberFault(name, text) !== null);
      }),
    );
  });
});
