import type { MobileChatMode } from '../vocabulary.js';
import type { MobileChatSettings } from './mobile-chat.entity.js';
import { onDutyAt } from './schedule.rules.js';

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
}

/** An operator's Mobile Chat settings read at `now`, for rings through `smsProvider`. Pure. */
export function dutyOf(row: MobileChatSettings, now: Date, smsProvider: string): Duty {
  return {
    hasNumber: row.phoneNumber !== null,
    verified: isVerified(row, smsProvider),
    stopped: row.stoppedAt !== null,
    mode: row.mode,
    onDuty: onDutyAt(row, now),
    snoozed: row.snoozedUntil !== null && row.snoozedUntil > now,
  };
}

/** Whether the number was verified through `smsProvider`; through another it does not count (domain.md, "Lifetimes"). */
export function isVerified(
  row: Pick<MobileChatSettings, 'phoneNumber' | 'verifiedAt' | 'verifiedProvider'>,
  smsProvider: string,
): boolean {
  return row.phoneNumber !== null && row.verifiedAt !== null && row.verifiedProvider === smsProvider;
}
