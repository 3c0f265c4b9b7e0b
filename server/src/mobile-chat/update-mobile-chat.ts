import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { badInput } from '../errors.js';
import { killRings } from '../rings/kill-rings.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { cleanLine, optional } from '../text.rules.js';
import type { MobileChatMode } from '../vocabulary.js';
import { findSettings } from './find-settings.js';
import { MobileChatSettings } from './mobile-chat.entity.js';
import { readPhone } from './phone.rules.js';
import { canonicalTimeZone, isLocalTime, overlappingShifts, type Schedule } from './schedule.rules.js';

/** What changes; what is left out stays. Null removes a number or carrier. */
export interface MobileChatChanges {
  operatorId?: string | null;
  mode?: MobileChatMode | null;
  phoneNumber?: string | null;
  carrier?: string | null;
  schedule?: Schedule | null;
}

const SHIFTS_AT_MOST = 50;

/**
 * Changes Settings > Mobile Chat. A changed number is unverified, its old links are dead and what rang there moves on
 * (domain.md, "When two things happen at once"); the rule is applied again to what waits. BAD_USER_INPUT names phoneNumber,
 * carrier or schedule.
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
  await manager.update(MobileChatSettings, { operatorId }, changes);
  if (numberChanged) await killRings(services, manager, operatorId);
  await rerouteOperator(services, manager, operatorId);
}

function readChanges(input: MobileChatChanges): Partial<MobileChatSettings> {
  const changes: Partial<MobileChatSettings> = {};
  if (input.mode) changes.mode = input.mode;
  if (input.phoneNumber !== undefined) changes.phoneNumber = optional(cleanPhone, 'phoneNumber', input.phoneNumber);
  if (input.carrier !== undefined) changes.carrier = optional(cleanLine, 'carrier', input.carrier);
  if (input.schedule) Object.assign(changes, cleanSchedule(input.schedule));
  return changes;
}

function cleanPhone(field: string, typed: string): string {
  const read = readPhone(typed);
  if ('problem' in read) throw badInput(field, read.problem);
  return read.number;
}

function cleanSchedule({ timeZone, shifts }: Schedule): Schedule {
  const refuse = (message: string): Error => badInput('schedule', message);
  const zone = canonicalTimeZone(timeZone.trim());
  if (zone === null) throw refuse('This is not a time zone. Use a name such as Europe/Amsterdam.');
  if (shifts.length > SHIFTS_AT_MOST) throw refuse(`At most ${SHIFTS_AT_MOST} shifts fit in a week.`);
  const wrong = shifts.find(({ from, until }) => !isLocalTime(from) || !isLocalTime(until));
  if (wrong) throw refuse('Shift times are HH:MM, from 00:00 to 23:59.');
  const overlap = overlappingShifts(shifts);
  if (overlap) {
    const [a, b] = overlap.map((shift) => `${shift.weekday} ${shift.from}-${shift.until}`);
    throw refuse(`Two shifts overlap: ${a} and ${b}.`);
  }
  return { timeZone: zone, shifts: shifts.map(({ weekday, from, until }) => ({ weekday, from, until })) };
}
