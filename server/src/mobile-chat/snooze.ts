import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { badInput } from '../errors.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import type { SnoozeChoice } from '../vocabulary.js';
import { findSettings } from './find-settings.js';
import { canonicalTimeZone } from './local-time.rules.js';
import { MobileChatSettings } from './mobile-chat.entity.js';
import { snoozeEnd, snoozeProblem, snoozeZone } from './snooze.rules.js';

/** How long: an instant, or a choice in words. Exactly one of the two. */
export interface Snooze {
  until?: Date | null;
  choice?: SnoozeChoice | null;
  /** The zone of the device that asks; it counts where the schedule has no hours. */
  timeZone?: string | null;
}

/**
 * Keeps an operator's phone silent until an instant, whatever mode and schedule say. What was not sent yet is withdrawn, what
 * was may still be accepted (domain.md, "When two things happen at once"). BAD_USER_INPUT (until) unless it lies in the future
 * and at most 30 days ahead, or where there is not exactly one of until and choice; (timeZone) for an unknown zone.
 */
export async function snoozeMobileChat(
  services: Services,
  caller: OperatorCaller,
  operatorId: string | null | undefined,
  snooze: Snooze,
): Promise<MobileChatSettings> {
  return services.db.write(async (manager) => {
    const settings = await findSettings(manager, caller, operatorId);
    return setSnooze(services, manager, settings, snoozeUntil(snooze, settings, services.clock.now()));
  });
}

/** Lets a snoozed phone ring again: the rule is applied again to what waits. Changes nothing where it is not snoozed. */
export async function endSnooze(
  services: Services,
  caller: OperatorCaller,
  operatorId: string | null | undefined,
): Promise<MobileChatSettings> {
  return services.db.write(async (manager) => {
    const settings = await findSettings(manager, caller, operatorId);
    return settings.snoozedUntil === null ? settings : setSnooze(services, manager, settings, null);
  });
}

/** Stores when a snooze ends, null for none, and applies the rule again, in the transaction that changes it. */
export async function setSnooze(
  services: Services,
  manager: EntityManager,
  settings: MobileChatSettings,
  snoozedUntil: Date | null,
): Promise<MobileChatSettings> {
  const { operatorId } = settings;
  await lockDepartmentsOf(manager, operatorId);
  await manager.update(MobileChatSettings, { operatorId }, { snoozedUntil });
  await rerouteOperator(services, manager, operatorId);
  return { ...settings, snoozedUntil };
}

/** When a snooze that is asked for at `now` ends; the same refusals as `snoozeMobileChat`. */
export function snoozeUntil({ until, choice, timeZone }: Snooze, settings: MobileChatSettings, now: Date): Date {
  const deviceZone = timeZone ? canonicalTimeZone(timeZone) : null;
  if (timeZone && deviceZone === null) throw badInput('timeZone', 'This is not a time zone.');
  if (choice && !until) return snoozeEnd(choice, now, snoozeZone(settings, deviceZone));
  if (!until || choice) throw badInput('until', 'Say until when: exactly one of until and choice.');
  const problem = snoozeProblem(until, now);
  if (problem !== null) throw badInput('until', problem);
  return until;
}
