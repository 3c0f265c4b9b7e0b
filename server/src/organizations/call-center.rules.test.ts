import { describe, expect, it } from 'vitest';
import { CallRouting } from '../vocabulary.js';
import { changedCallCenter } from './call-center.rules.js';

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
