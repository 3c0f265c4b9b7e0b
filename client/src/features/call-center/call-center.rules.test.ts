import { describe, expect, it } from 'vitest';
import { draftFault, draftOf, inputOf, meaning, secondsFault } from './call-center.rules';

const stored = {
  callRouting: 'RING_ALL',
  ringTimeoutSeconds: 30,
  maximumWaitSeconds: 150,
  overflowAfterSeconds: null,
} as const;

describe('the call center form', () => {
  it('gives back what is stored when nothing is changed', () => {
    expect(inputOf(draftOf(stored))).toEqual(stored);
    expect(inputOf(draftOf({ ...stored, overflowAfterSeconds: 45 }))).toEqual({ ...stored, overflowAfterSeconds: 45 });
  });

  it('clears the overflow when it is switched off, whatever its box says', () => {
    expect(
      inputOf({ ...draftOf({ ...stored, overflowAfterSeconds: 45 }), overflow: false }).overflowAfterSeconds,
    ).toBeNull();
  });

  it('refuses what is no whole number of seconds within the limits', () => {
    for (const text of ['', '4', '301', '12.5', '1e2', '-20', 'soon'])
      expect(secondsFault('ringTimeoutSeconds', text)).not.toBeNull();
    for (const text of ['5', '300', ' 60 ']) expect(secondsFault('ringTimeoutSeconds', text)).toBeNull();
  });

  it('names the field at fault, and leaves a switched-off overflow alone', () => {
    expect(draftFault({ ...draftOf(stored), overflowAfterSeconds: 'x' })).toBeNull();
    expect(draftFault({ ...draftOf(stored), overflow: true, overflowAfterSeconds: 'x' })?.field).toBe(
      'overflowAfterSeconds',
    );
    expect(draftFault({ ...draftOf(stored), maximumWaitSeconds: '9' })?.field).toBe('maximumWaitSeconds');
  });

  it('says what a number means', () => {
    expect(meaning('maximumWaitSeconds', '150')).toBe(
      'A visitor waits 2 minutes 30 seconds at most, then may leave a message.',
    );
    expect(meaning('maximumWaitSeconds', '')).toBe('');
  });
});
