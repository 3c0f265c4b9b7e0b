import type { OperatorCaller } from '../access/caller.js';
import { plusSeconds } from '../clock.js';
import { badInput, conflict } from '../errors.js';
import type { Services } from '../services.js';
import { enqueueSms } from '../sms/enqueue-sms.js';
import { testText } from '../sms/sms-text.rules.js';
import { SmsPurpose } from '../vocabulary.js';
import { isVerified } from './duty.js';
import { findSettings } from './find-settings.js';
import { limitTexts } from './texts-sent.js';

const WORTH_SECONDS = 300;

/**
 * Texts a test to an operator's verified number. BAD_USER_INPUT (phoneNumber) where it is not verified, CONFLICT where the
 * phone asked for no more texts, RATE_LIMITED after three in ten minutes.
 */
export async function sendTestSms(
  services: Services,
  caller: OperatorCaller,
  wanted: string | null | undefined,
): Promise<boolean> {
  await services.db.write(async (manager) => {
    const now = services.clock.now();
    const settings = await findSettings(manager, caller, wanted);
    const { organizationId, operatorId, phoneNumber } = settings;
    if (phoneNumber === null || !isVerified(settings, services.settings.smsProvider)) {
      throw badInput('phoneNumber', 'Verify the phone number first.');
    }
    if (settings.stoppedAt !== null) {
      throw conflict('This phone asked for no more texts. Text START from it, or verify it again.', 'phoneNumber');
    }
    await limitTexts(manager, phoneNumber, SmsPurpose.TEST, now);
    enqueueSms(services, manager, {
      organizationId,
      purpose: SmsPurpose.TEST,
      ringId: null,
      operatorId,
      recipient: phoneNumber,
      body: testText(),
      expiresAt: plusSeconds(now, WORTH_SECONDS),
    });
  });
  return true;
}
