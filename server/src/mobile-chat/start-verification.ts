import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { plusSeconds } from '../clock.js';
import { isDuplicate } from '../db/errors.js';
import { badInput, rateLimited } from '../errors.js';
import type { Services } from '../services.js';
import { enqueueSms } from '../sms/enqueue-sms.js';
import { verificationText } from '../sms/sms-text.rules.js';
import { SmsPurpose } from '../vocabulary.js';
import { codeHash } from './code-hash.js';
import { findSettings } from './find-settings.js';
import { PhoneVerificationCode } from './phone-verification.entity.js';
import { limitTexts } from './texts-sent.js';
import { CODE_SECONDS, RESEND_SECONDS, countSend, resendAfter, secondsUntil } from './verification.rules.js';

/** Until when the code is good, and from when another may be asked for. */
export interface StartedVerification {
  expiresAt: Date;
  resendAfter: Date;
}

/**
 * Texts a fresh code to an operator's stored number; the one before is worthless. RATE_LIMITED within 30 s of the last
 * and after three in ten minutes, BAD_USER_INPUT (phoneNumber) without a number.
 */
export async function startVerification(
  services: Services,
  caller: OperatorCaller,
  operatorId: string | null | undefined,
): Promise<StartedVerification> {
  try {
    return await services.db.write((manager) => send(services, manager, caller, operatorId));
  } catch (error) {
    // Two first codes asked for at once: the other one is on its way.
    if (isDuplicate(error)) throw rateLimited(RESEND_SECONDS);
    throw error;
  }
}

async function send(
  services: Services,
  manager: EntityManager,
  caller: OperatorCaller,
  wanted: string | null | undefined,
): Promise<StartedVerification> {
  const now = services.clock.now();
  const { operatorId, organizationId, phoneNumber } = await findSettings(manager, caller, wanted);
  if (phoneNumber === null) throw badInput('phoneNumber', 'Save a phone number first.');
  const earlier = await manager.findOneBy(PhoneVerificationCode, { operatorId });
  if (earlier && resendAfter(earlier) > now) throw rateLimited(secondsUntil(resendAfter(earlier), now));
  await limitTexts(manager, phoneNumber, SmsPurpose.VERIFICATION, now);

  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const sent = countSend(earlier, now);
  const expiresAt = plusSeconds(now, CODE_SECONDS);
  const row = { organizationId, phoneNumber, codeHash: codeHash(operatorId, code), tries: 0, expiresAt, ...sent };
  await store(manager, operatorId, row, earlier);
  enqueueSms(services, manager, {
    organizationId,
    purpose: SmsPurpose.VERIFICATION,
    ringId: null,
    operatorId,
    recipient: phoneNumber,
    body: verificationText(code),
    expiresAt,
  });
  return { expiresAt, resendAfter: resendAfter(sent) };
}

async function store(
  manager: EntityManager,
  operatorId: string,
  row: Omit<PhoneVerificationCode, 'operatorId'>,
  earlier: PhoneVerificationCode | null,
): Promise<void> {
  if (!earlier) {
    await manager.insert(PhoneVerificationCode, { operatorId, ...row });
    return;
  }
  const seen = { operatorId, lastSentAt: earlier.lastSentAt };
  const { affected } = await manager.update(PhoneVerificationCode, seen, row);
  if (affected !== 1) throw rateLimited(RESEND_SECONDS);
}
