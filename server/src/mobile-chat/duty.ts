import type { MobileChatMode } from '../vocabulary.js';
import type { MobileChatSettings } from './mobile-chat.entity.js';
import { dutyNow } from './schedule.rules.js';

/** What routing needs to know of an operator's Mobile Chat at one instant. */
export interface Duty {
  hasNumber: boolean;
  /** Through the SMS provider in use. */
  verified: boolean;
  /** The number asked for no more texts. */
  stopped: boolean;
  mode: MobileChatMode;
  /** Whether mode and schedule allow a ring; snoozing is told apart. */
  onDuty: boolean;
  snoozed: boolean;
  /** When this may be another answer by itself, within a day: a shift begins or ends, or the snooze does. Null: it will not. */
  changesAt: Date | null;
}

/** The settings that decide whether a phone may ring. */
export const DUTY_SETTINGS = [
  'mode',
  'phoneNumber',
  'verifiedAt',
  'verifiedProvider',
  'stoppedAt',
  'timeZone',
  'shifts',
  'exceptions',
  'snoozedUntil',
] as const;

/** An operator's Mobile Chat settings read at `now`, for rings through `smsProvider`. Pure. */
export function dutyOf(
  row: Pick<MobileChatSettings, (typeof DUTY_SETTINGS)[number]>,
  now: Date,
  smsProvider: string,
): Duty {
  const snoozedUntil = snoozeOf(row, now);
  const { onDuty, changesAt } = dutyNow(row, now);
  return {
    hasNumber: row.phoneNumber !== null,
    verified: isVerified(row, smsProvider),
    stopped: row.stoppedAt !== null,
    mode: row.mode,
    onDuty,
    snoozed: snoozedUntil !== null,
    changesAt: earlier(changesAt, snoozedUntil),
  };
}

/** Until when an operator is snoozed at `now`; null: they are not. */
export function snoozeOf({ snoozedUntil }: Pick<MobileChatSettings, 'snoozedUntil'>, now: Date): Date | null {
  return snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Whether the number was verified through `smsProvider`; through another it does not count (domain.md, "Lifetimes"). */
export function isVerified(
  row: Pick<MobileChatSettings, 'phoneNumber' | 'verifiedAt' | 'verifiedProvider'>,
  smsProvider: string,
): boolean {
  return row.phoneNumber !== null && row.verifiedAt !== null && row.verifiedProvider === smsProvider;
}
