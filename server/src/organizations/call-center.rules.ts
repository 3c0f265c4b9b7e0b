import { badInput } from '../errors.js';
import type { CallRouting } from '../vocabulary.js';

/** The call center settings of an organization. */
export interface CallCenterSettings {
  callRouting: CallRouting;
  ringTimeoutSeconds: number;
  maximumWaitSeconds: number;
  overflowAfterSeconds: number | null;
  secondPass: boolean;
  mobileCapacity: number;
  autoAwayMinutes: number | null;
  awayLogsOutMinutes: number | null;
}

/** A change of them: what is absent stays, and so does null, except where null is a value. */
export type CallCenterChange = { [Setting in keyof CallCenterSettings]?: CallCenterSettings[Setting] | null };

type Limited = Exclude<keyof CallCenterSettings, 'callRouting' | 'secondPass'>;

/** From, to, and in what (environment.md, "Input limits"). */
const LIMITS: Record<Limited, [from: number, to: number, unit: string]> = {
  ringTimeoutSeconds: [5, 300, 'seconds'],
  maximumWaitSeconds: [10, 3600, 'seconds'],
  overflowAfterSeconds: [5, 3600, 'seconds'],
  mobileCapacity: [1, 20, 'chats'],
  autoAwayMinutes: [1, 480, 'minutes'],
  awayLogsOutMinutes: [1, 1440, 'minutes'],
};

/** The settings after a change. BAD_USER_INPUT naming the setting for a number outside of its limits. */
export function changedCallCenter(present: CallCenterSettings, change: CallCenterChange): CallCenterSettings {
  return {
    callRouting: change.callRouting ?? present.callRouting,
    secondPass: change.secondPass ?? present.secondPass,
    ringTimeoutSeconds: limited('ringTimeoutSeconds', change.ringTimeoutSeconds ?? present.ringTimeoutSeconds),
    maximumWaitSeconds: limited('maximumWaitSeconds', change.maximumWaitSeconds ?? present.maximumWaitSeconds),
    mobileCapacity: limited('mobileCapacity', change.mobileCapacity ?? present.mobileCapacity),
    ...optional('overflowAfterSeconds', present, change),
    ...optional('autoAwayMinutes', present, change),
    ...optional('awayLogsOutMinutes', present, change),
  };
}

type Optional = 'overflowAfterSeconds' | 'autoAwayMinutes' | 'awayLogsOutMinutes';

/** A setting that null switches off. */
function optional<Setting extends Optional>(
  setting: Setting,
  present: CallCenterSettings,
  change: CallCenterChange,
): Record<Setting, number | null> {
  const wanted = change[setting];
  const value = wanted === undefined ? present[setting] : wanted === null ? null : limited(setting, wanted);
  return { [setting]: value } as Record<Setting, number | null>;
}

function limited(setting: Limited, value: number): number {
  const [from, to, unit] = LIMITS[setting];
  if (value < from || value > to) throw badInput(setting, `This must be ${from} to ${to} ${unit}.`);
  return value;
}
