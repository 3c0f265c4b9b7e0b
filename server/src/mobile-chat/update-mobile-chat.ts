import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { badInput } from '../errors.js';
import { killRings } from '../rings/kill-rings.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { cleanLine, optional } from '../text.rules.js';
import type { MobileChatMode } from '../vocabulary.js';
import { cleanExceptions, cleanWeek, type TypedSchedule } from './clean-schedule.js';
import { findSettings } from './find-settings.js';
import { MobileChatSettings } from './mobile-chat.entity.js';
import { readPhone } from './phone.rules.js';

/** What changes; what is left out stays. Null removes a number or carrier. */
export interface MobileChatChanges {
  operatorId?: string | null;
  mode?: MobileChatMode | null;
  phoneNumber?: string | null;
  carrier?: string | null;
  schedule?: TypedSchedule | null;
}

/**
 * Changes Settings > Mobile Chat. A changed number is unverified, its old links are dead and what rang there moves on
 * (domain.md, "When two things happen at once"); the rule is applied again to what waits. BAD_USER_INPUT names phoneNumber,
 * carrier, schedule or schedule.exceptions.
 */
export async function updateMobileChat(
  services: Services,
  caller: OperatorCaller,
  input: MobileChatChanges,
): Promise<MobileChatSettings> {
  const changes = readChanges(input);
  return services.db.write(async (manager) => {
    const before = await findSettings(manager, caller, input.operatorId);
    const numberChanged = changes.phoneNumber !== undefined && changes.phoneNumber !== before.phoneNumber;
    if (input.schedule) Object.assign(changes, exceptionsOf(services, before, changes, input.schedule));
    if (numberChanged) Object.assign(changes, { verifiedAt: null, verifiedProvider: null, stoppedAt: null });
    if (Object.keys(changes).length === 0) return before;
    await apply(services, manager, before.operatorId, changes, numberChanged);
    return { ...before, ...changes };
  });
}

async function apply(
  services: Services,
  manager: EntityManager,
  operatorId: string,
  changes: Partial<MobileChatSettings>,
  numberChanged: boolean,
): Promise<void> {
  await lockDepartmentsOf(manager, operatorId);
  await manager.update(MobileChatSettings, { operatorId }, changes);
  if (numberChanged) await killRings(services, manager, operatorId);
  await rerouteOperator(services, manager, operatorId);
}

function readChanges(input: MobileChatChanges): Partial<MobileChatSettings> {
  const changes: Partial<MobileChatSettings> = {};
  if (input.mode) changes.mode = input.mode;
  if (input.phoneNumber !== undefined) changes.phoneNumber = optional(cleanPhone, 'phoneNumber', input.phoneNumber);
  if (input.carrier !== undefined) changes.carrier = optional(cleanLine, 'carrier', input.carrier);
  if (input.schedule) Object.assign(changes, cleanWeek(input.schedule));
  return changes;
}

function cleanPhone(field: string, typed: string): string {
  const read = readPhone(typed);
  if ('problem' in read) throw badInput(field, read.problem);
  return read.number;
}

/** What the schedule's exceptions become, in the zone that it is to be in. */
function exceptionsOf(
  { clock }: Services,
  { exceptions }: MobileChatSettings,
  { timeZone }: Partial<MobileChatSettings>,
  typed: TypedSchedule,
): Pick<MobileChatSettings, 'exceptions'> {
  const at = { now: clock.now(), timeZone: timeZone ?? typed.timeZone };
  return { exceptions: cleanExceptions(typed.exceptions, exceptions, at) };
}
