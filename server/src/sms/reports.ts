import type { EntityManager } from 'typeorm';
import type { Services } from '../services.js';
import type { SmsStatus } from '../vocabulary.js';
import { advanceSms } from './advance-sms.js';
import { SmsMessage } from './sms-message.entity.js';
import { STOPPED_CODE, failureOf } from './sms.rules.js';
import { stopNumber } from './stop-number.js';

/** What a provider tells of one message of ours. */
export interface DeliveryReport {
  provider: string;
  providerMessageId: string | null;
  reference: string | null;
  status: SmsStatus;
  /** The network's reason for a failure. */
  errorCode: number | null;
  /** When it happened, by the provider's clock; null or left out where it did not tell. */
  reportedAt?: Date | null;
}

/**
 * Takes a delivery report: statuses move forward only, so lost, repeated and reordered reports do no harm. False where
 * it names no message of ours, which changes nothing.
 */
export async function recordReport(services: Services, report: DeliveryReport): Promise<boolean> {
  return services.db.write(async (manager) => {
    const sms = await findReported(manager, report);
    if (!sms) return false;
    await advanceSms(services, manager, sms.id, {
      status: report.status,
      failure: failureOf(report.status, report.errorCode),
      reportedAt: report.reportedAt,
      ...(report.providerMessageId === null ? {} : { providerMessageId: report.providerMessageId }),
    });
    if (report.errorCode === STOPPED_CODE) await stopNumber(services, manager, sms.recipient);
    return true;
  });
}

/** The message by its reference, or by the provider's id; both must fit where both are known. */
async function findReported(manager: EntityManager, report: DeliveryReport): Promise<SmsMessage | null> {
  const { provider, providerMessageId, reference } = report;
  const found =
    reference === null
      ? await findByProviderId(manager, provider, providerMessageId)
      : await manager.findOneBy(SmsMessage, { id: reference });
  if (!found || (found.provider !== null && found.provider !== provider)) return null;
  const known = found.providerMessageId;
  return known === null || providerMessageId === null || known === providerMessageId ? found : null;
}

async function findByProviderId(
  manager: EntityManager,
  provider: string,
  id: string | null,
): Promise<SmsMessage | null> {
  return id === null ? null : manager.findOneBy(SmsMessage, { provider, providerMessageId: id });
}
