import type { Exception } from './exceptions.rules';
import type { Shift } from './schedule.rules';

/** What decides whether a phone can ring at all, as it is being edited. */
export interface Ringing {
  mode: 'ON' | 'OFF' | 'BASED_ON_SCHEDULE';
  phoneNumber: string;
  /** The number that is saved, and how it stands. */
  saved: { phoneNumber: string | null; verified: boolean; stopped: boolean };
  shifts: readonly Shift[];
  exceptions: readonly Exception[];
}

/** Why a phone that is meant to ring will not, each in half a sentence; none where it will, or where the mode is OFF. */
export function silentBecause({ mode, phoneNumber, saved, shifts, exceptions }: Ringing): string[] {
  if (mode === 'OFF') return [];
  const hours = shifts.length > 0 || exceptions.some(({ kind }) => kind === 'EXTRA_HOURS');
  const noHours = mode === 'BASED_ON_SCHEDULE' && !hours ? ['the schedule has no hours.'] : [];
  return [...number(phoneNumber, saved), ...noHours];
}

function number(phoneNumber: string, saved: Ringing['saved']): string[] {
  if (phoneNumber === '') return ['there is no phone number yet.'];
  if (phoneNumber !== saved.phoneNumber) return ['save the number, then verify it.'];
  if (saved.stopped) return ['it asked for no more texts. Text START from it.'];
  return saved.verified ? [] : ['the number is not verified yet. Verify it below.'];
}
