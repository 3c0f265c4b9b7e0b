import { Not, type EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { lockOrganization } from '../db/row-locks.js';
import { badInput, conflict, type Refusal } from '../errors.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { codeHash } from './code-hash.js';
import { isVerified } from './duty.js';
import { findSettings } from './find-settings.js';
import { MobileChatSettings } from './mobile-chat.entity.js';
import { PhoneVerificationCode } from './phone-verification.entity.js';
import { CODE_TRIES, readCode } from './verification.rules.js';

const NO_CODE = 'There is no code to confirm. Ask for one first.';
const EXPIRED = 'This code is no longer good. Ask for a new one.';
const WORN_OUT = 'Too many wrong codes. Ask for a new one.';
const WRONG = 'This is not the code that was sent.';

/**
 * Confirms an operator's number with the code that was texted to it; a STOP is lifted by it. BAD_USER_INPUT (code) for a
 * wrong, worn-out or expired code, and where the number changed since; CONFLICT where a colleague has the same number
 * verified.
 */
export async function confirmVerification(
  services: Services,
  caller: OperatorCaller,
  typed: string,
  operatorId: string | null | undefined,
): Promise<MobileChatSettings> {
  const code = readCode(typed);
  if (code === null) throw badInput('code', 'The code has six digits.');
  // A refusal is returned, not thrown: the try that it counts must be committed.
  const outcome = await services.db.write((manager) => confirm(services, manager, caller, code, operatorId));
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.settings;
}

type Outcome = { refusal: Refusal } | { settings: MobileChatSettings };

async function confirm(
  services: Services,
  manager: EntityManager,
  caller: OperatorCaller,
  code: string,
  wanted: string | null | undefined,
): Promise<Outcome> {
  const settings = await findSettings(manager, caller, wanted);
  const problem = await tryCode(services, manager, settings, code);
  if (problem !== null) return { refusal: badInput('code', problem) };
  if (await colleagueHas(services, manager, settings)) {
    return { refusal: conflict('A colleague already uses this number.', 'phoneNumber') };
  }
  const { operatorId } = settings;
  const changes = {
    verifiedAt: services.clock.now(),
    verifiedProvider: services.settings.smsProvider,
    stoppedAt: null,
  };
  await manager.update(MobileChatSettings, { operatorId }, changes);
  await manager.delete(PhoneVerificationCode, { operatorId });
  await rerouteOperator(services, manager, operatorId);
  return { settings: { ...settings, ...changes } };
}

/** What is wrong with the code; null where it is right. Every look at a stored code is counted before it is made. */
async function tryCode(
  { clock }: Services,
  manager: EntityManager,
  { operatorId, phoneNumber }: MobileChatSettings,
  code: string,
): Promise<string | null> {
  const sent = await manager.findOneBy(PhoneVerificationCode, { operatorId });
  if (!sent) return NO_CODE;
  if (sent.expiresAt <= clock.now() || sent.phoneNumber !== phoneNumber) return EXPIRED;
  const { affected } = await manager
    .createQueryBuilder()
    .update(PhoneVerificationCode)
    .set({ tries: () => 'tries + 1' })
    .where('operator_id = :operatorId AND tries < :limit', { operatorId, limit: CODE_TRIES })
    .execute();
  if (affected !== 1) return WORN_OUT;
  return sent.codeHash === codeHash(operatorId, code) ? null : WRONG;
}

/** Whether somebody else of the organization has this number verified; two who verify it at once come one after the other. */
async function colleagueHas(
  services: Services,
  manager: EntityManager,
  settings: MobileChatSettings,
): Promise<boolean> {
  const { organizationId, operatorId, phoneNumber } = settings;
  if (phoneNumber === null) return false;
  await lockOrganization(manager, organizationId);
  const others = await manager.findBy(MobileChatSettings, { organizationId, phoneNumber, operatorId: Not(operatorId) });
  return others.some((other) => isVerified(other, services.settings.smsProvider));
}
