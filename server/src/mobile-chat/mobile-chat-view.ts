import type { Caller } from '../access/caller.js';
import type { Operator } from '../operators/operator.entity.js';
import { Role } from '../vocabulary.js';
import { isVerified, snoozeOf } from './duty.js';
import type { MobileChatSettings } from './mobile-chat.entity.js';
import type { MobileChat } from './mobile-chat.types.js';
import { withoutPast } from './schedule-check.rules.js';
import { nextChange, onDutyAt } from './schedule.rules.js';

/** The settings as the schema shows them at `now`. */
export function viewOf(settings: MobileChatSettings, now: Date, smsProvider: string): MobileChat {
  const { organizationId, mode, phoneNumber, carrier, timeZone, shifts, exceptions } = settings;
  return {
    organizationId,
    mode,
    phoneNumber,
    carrier,
    verified: isVerified(settings, smsProvider),
    schedule: { timeZone, shifts, exceptions: withoutPast(exceptions ?? [], now, timeZone) },
    onDuty: onDutyAt(settings, now),
    stopped: settings.stoppedAt !== null,
    onDutyChangesAt: nextChange(settings, now),
    snoozedUntil: snoozeOf(settings, now),
  };
}

/** Whether the caller may see an operator's number: their own, or as an administrator of the organization. */
export function maySeeMobileChat(caller: Caller, operator: Operator): boolean {
  if (caller.kind !== 'operator' || caller.organizationId !== operator.organizationId) return false;
  return caller.operatorId === operator.id || caller.role === Role.ADMINISTRATOR;
}
