import { describe, expect, it } from 'vitest';
import { CallRouting } from '../vocabulary.js';
import { changedCallCenter } from './call-center.rules.js';

const PRESENT = {
  callRouting: CallRouting.RING_ALL,
  ringTimeoutSeconds: 30,
  maximumWaitSeconds: 150,
  overflowAfterSeconds: 60,
} as const;

describe('a change of the call center', () => {
  it('leaves what is left out', () => {
    expect(changedCallCenter(PRESENT, {})).toEqual(PRESENT);
    expect(changedCallCenter(PRESENT, { callRouting: null, ringTimeoutSeconds: null })).toEqual(PRESENT);
  });

  it('clears the overflow by null', () => {
    expect(changedCallCenter(PRESENT, { overflowAfterSeconds: null }).overflowAfterSeconds).toBeNull();
  });

  it.each([
    ['ringTimeoutSeconds', 5, 300],
    ['maximumWaitSeconds', 10, 3600],
    ['overflowAfterSeconds', 5, 3600],
  ] as const)('keeps %s within %i and %i', (field, least, most) => {
    for (const value of [least, most]) expect(changedCallCenter(PRESENT, { [field]: value })[field]).toBe(value);
    for (const value of [least - 1, most + 1, 0, -1]) {
      expect(() => changedCallCenter(PRESENT, { [field]: value })).toThrow(`${least} to ${most} seconds`);
    }
  });
});
