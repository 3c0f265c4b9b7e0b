import type { EntityManager } from 'typeorm';
import { later } from '../db/together.js';
import { mayStillRing } from '../rings/check-before-sending.js';
import type { Services } from '../services.js';
import { advanceSms, tell, type SmsNews } from '../sms/advance-sms.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import type { NotAccepted, SendOutcome } from '../sms/sms-provider.js';
import { failureOf } from '../sms/sms.rules.js';
import { SmsStatus } from '../vocabulary.js';
import { cancelSms } from './lease-sms.js';
import { retrySmsAt } from './outbox.rules.js';

/** Writes down what became of one send. A report that came before the provider's answer is not undone by it. */
export async function recordSmsOutcome(services: Services, leased: SmsMessage, outcome: SendOutcome): Promise<void> {
  complain(services, leased, outcome);
  await services.db.write(async (manager) => {
    const { attempts } = await manager.findOneByOrFail(SmsMessage, { id: leased.id });
    // Fenced: somebody else has leased it since.
    if (attempts !== leased.attempts) return;
    if (outcome.kind === 'notAccepted') await requeue(services, manager, leased, outcome);
    else await settle(services, manager, leased, outcome);
  });
}

async function settle(
  services: Services,
  manager: EntityManager,
  { id }: SmsMessage,
  outcome: Exclude<SendOutcome, NotAccepted>,
): Promise<void> {
  if (outcome.kind === 'accepted') {
    const { providerMessageId } = outcome;
    const sql = 'UPDATE sms_message SET provider_message_id = ? WHERE id = ?';
    later(manager, { sql, values: [providerMessageId, id] });
  }
  await advanceSms(services, manager, id, newsOf(outcome));
}

function newsOf(outcome: Exclude<SendOutcome, NotAccepted>): SmsNews {
  switch (outcome.kind) {
    case 'accepted': {
      const { status, providerMessageId } = outcome;
      return { status, failure: failureOf(status, null), providerMessageId };
    }
    case 'refused':
      return { status: SmsStatus.FAILED, failure: outcome.reason };
    case 'unknown': {
      const { providerMessageId } = outcome;
      const news = { status: SmsStatus.UNKNOWN, failure: outcome.reason };
      return providerMessageId === null ? news : { ...news, providerMessageId };
    }
  }
}

/**
 * The provider certainly does not have it: it waits for another try, or is CANCELLED at once where nobody should be rung any
 * more, or has FAILED where no try is left. One that was disowned meanwhile is nobody's to send, so it has failed too.
 */
async function requeue(
  services: Services,
  manager: EntityManager,
  leased: SmsMessage,
  { reason, retryAfterSeconds }: NotAccepted,
): Promise<void> {
  const { id, ringId } = leased;
  const now = services.clock.now();
  if (ringId !== null && !(await mayStillRing(services, manager, ringId))) {
    if (await putBack(manager, leased, now, reason)) return cancelSms(services, manager, id, ringId);
  } else {
    const retryAt = retrySmsAt(leased, now, retryAfterSeconds);
    const queued = retryAt && (await putBack(manager, leased, retryAt, reason));
    if (queued) return tell(services, manager, { ...leased, ...queued });
  }
  const { status } = await manager.findOneByOrFail(SmsMessage, { id });
  if (status !== SmsStatus.SENDING && status !== SmsStatus.UNKNOWN) return;
  await advanceSms(services, manager, id, { status: SmsStatus.FAILED, failure: reason });
}

/** SENDING → QUEUED, by whoever holds the lease; null where it is held no more. */
async function putBack(
  manager: EntityManager,
  { id, attempts }: SmsMessage,
  nextAttemptAt: Date,
  failure: string,
): Promise<Partial<SmsMessage> | null> {
  const changes = { status: SmsStatus.QUEUED, nextAttemptAt, failure };
  const { affected } = await manager.update(SmsMessage, { id, attempts, status: SmsStatus.SENDING }, changes);
  return affected === 1 ? changes : null;
}

/** Says in the log what an administrator must mend, without number, text or key. */
function complain({ log }: Services, sms: SmsMessage, outcome: SendOutcome): void {
  if (outcome.kind === 'accepted') return;
  const details = { smsId: sms.id, provider: sms.provider, reason: outcome.reason };
  if (outcome.kind === 'refused' && outcome.alarm) {
    log.error(details, 'the SMS provider refuses every message: look at its account, key and credit');
  } else {
    log.warn({ ...details, outcome: outcome.kind }, 'an SMS was not sent as it should be');
  }
}
