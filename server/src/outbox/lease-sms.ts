import type { EntityManager } from 'typeorm';
import { mayStillRing } from '../rings/check-before-sending.js';
import { mayStillTextLink } from '../rings/new-link.js';
import { ringCancelled } from '../rings/ring-outcomes.js';
import type { Services } from '../services.js';
import { advanceSms, tell } from '../sms/advance-sms.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { SmsPurpose, SmsStatus } from '../vocabulary.js';
import { leaseEnd } from './leases.js';

/**
 * Takes an SMS that is due for sending by this process alone; null where it is no longer QUEUED, or must not be sent any
 * more: the rule is checked again at send time (domain.md, "A ring's life").
 */
export async function leaseSms(services: Services, provider: string, smsId: string): Promise<SmsMessage | null> {
  return services.db.write(async (manager) => {
    const sms = await manager.findOneBy(SmsMessage, { id: smsId });
    if (!sms || sms.status !== SmsStatus.QUEUED) return null;
    if (sms.ringId !== null && !(await mayStillRing(services, manager, sms.ringId))) {
      await cancelSms(services, manager, sms.id, sms.ringId);
      return null;
    }
    if (sms.purpose === SmsPurpose.LINK && !(await mayStillTextLink(services, manager, sms.id))) {
      await advanceSms(services, manager, sms.id, { status: SmsStatus.CANCELLED, failure: null });
      return null;
    }
    if (sms.expiresAt <= services.clock.now()) {
      await giveUp(services, manager, sms);
      return null;
    }
    return take(services, manager, sms, provider);
  });
}

async function take(
  services: Services,
  manager: EntityManager,
  sms: SmsMessage,
  provider: string,
): Promise<SmsMessage | null> {
  const changes = {
    status: SmsStatus.SENDING,
    provider,
    attempts: sms.attempts + 1,
    nextAttemptAt: leaseEnd(services.clock.now()),
  };
  const { affected } = await manager.update(
    SmsMessage,
    { id: sms.id, status: SmsStatus.QUEUED, attempts: sms.attempts },
    changes,
  );
  if (affected !== 1) return null;
  const leased = { ...sms, ...changes };
  await tell(services, manager, leased);
  return leased;
}

/** Its time is over. One that was never tried was not sent; one that was, the provider would not take. */
async function giveUp(services: Services, manager: EntityManager, sms: SmsMessage): Promise<void> {
  if (sms.ringId !== null && sms.attempts === 0) return cancelSms(services, manager, sms.id, sms.ringId);
  const failure = 'It could not be sent in time';
  await advanceSms(services, manager, sms.id, { status: SmsStatus.EXPIRED, failure });
}

/** CANCELLED unsent, from QUEUED: its ring does not count as asked, and the rule is applied again. */
export async function cancelSms(
  services: Services,
  manager: EntityManager,
  smsId: string,
  ringId: string,
): Promise<void> {
  if (!(await advanceSms(services, manager, smsId, { status: SmsStatus.CANCELLED, failure: null }))) return;
  await ringCancelled(services, manager, ringId);
}
