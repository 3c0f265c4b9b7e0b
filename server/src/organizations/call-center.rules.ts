import { badInput } from '../errors.js';
import type { CallRouting } from '../vocabulary.js';

/** The call center settings of an organization. */
export interface CallCenterSettings {
  callRouting: CallRouting;
  ringTimeoutSeconds: number;
  maximumWaitSeconds: number;
  overflowAfterSeconds: number | null;
}

/** A change of them: what is absent stays, and so does null, except where null is a value. */
export interface CallCenterChange {
  callRouting?: CallRouting | null;
  ringTimeoutSeconds?: number | null;
  maximumWaitSeconds?: number | null;
  overflowAfterSeconds?: number | null;
}

/** The settings after a change. BAD_USER_INPUT for seconds outside of environment.md's "Input limits". */
export function changedCallCenter(present: CallCenterSettings, change: CallCenterChange): CallCenterSettings {
  const { overflowAfterSeconds } = change;
  return {
    callRouting: change.callRouting ?? present.callRouting,
    ringTimeoutSeconds: seconds('ringTimeoutSeconds', change.ringTimeoutSeconds ?? present.ringTimeoutSeconds, 5, 300),
    maximumWaitSeconds: seconds(
      'maximumWaitSeconds',
      change.maximumWaitSeconds ?? present.maximumWaitSeconds,
      10,
      3600,
    ),
    overflowAfterSeconds:
      overflowAfterSeconds === undefined
        ? present.overflowAfterSeconds
        : overflowAfterSeconds === null
          ? null
          : seconds('overflowAfterSeconds', overflowAfterSeconds, 5, 3600),
  };
}

function seconds(field: string, value: number, from: number, to: number): number {
  if (value < from || value > to) throw badInput(field, `This must be ${from} to ${to} seconds.`);
  return value;
}
