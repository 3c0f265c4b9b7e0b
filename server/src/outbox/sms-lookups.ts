import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { plusSeconds } from '../clock.js';
import type { Job } from '../jobs/engine.js';
import type { Services } from '../services.js';
import { advanceSms } from '../sms/advance-sms.js';
import { recordReport } from '../sms/reports.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import type { LookUpOutcome, SmsProvider } from '../sms/sms-provider.js';
import { SmsStatus } from '../vocabulary.js';
import { nextLookUpAt } from './outbox.rules.js';

const AT_ONCE = 10;
/** Once a message has been worthless for this long, nobody asks any more what became of it. */
const INTEREST_SECONDS = 10 * 60;

/** Asks the provider about messages whose fate it never told: reports get lost, and so do answers. */
export function smsLookUpJob(services: Services, provider: SmsProvider): Job {
  return {
    name: 'sms look-ups',
    everyMs: 1000,
    run: async () => {
      const due = await dueForLookUp(services, provider);
      await Promise.all(due.map((sms) => lookUp(services, provider, sms)));
      return due.length === AT_ONCE;
    },
  };
}

function dueForLookUp(services: Services, provider: SmsProvider): Promise<SmsMessage[]> {
  const now = services.clock.now();
  return services.db.read.find(SmsMessage, {
    where: {
      status: In([SmsStatus.UNKNOWN, SmsStatus.SENT, SmsStatus.BUFFERED]),
      nextAttemptAt: LessThanOrEqual(now),
      expiresAt: MoreThan(plusSeconds(now, -INTEREST_SECONDS)),
      provider: provider.name,
    },
    order: { nextAttemptAt: 'ASC' },
    take: AT_ONCE,
  });
}

async function lookUp(services: Services, provider: SmsProvider, sms: SmsMessage): Promise<void> {
  if (!(await claim(services, sms))) return;
  const outcome = await ask(provider, sms);
  if (outcome.kind === 'found') {
    await recordReport(services, { provider: provider.name, reference: sms.id, ...outcome.state });
  } else if (outcome.kind === 'absent' && sms.status === SmsStatus.UNKNOWN && sms.lookedUpAt !== null) {
    // Absent twice, a minute apart: it never arrived there.
    const news = { status: SmsStatus.FAILED, failure: 'The SMS provider never received it' };
    await services.db.write((manager) => advanceSms(services, manager, sms.id, news));
  }
}

/** One process asks, and the next look-up is later: written before the call, so that a crash cannot repeat it for ever. */
async function claim(services: Services, sms: SmsMessage): Promise<boolean> {
  const now = services.clock.now();
  const { affected } = await services.db.write((manager) =>
    manager.update(
      SmsMessage,
      { id: sms.id, status: sms.status, nextAttemptAt: sms.nextAttemptAt },
      { lookedUpAt: now, nextAttemptAt: nextLookUpAt(sms.createdAt, now) },
    ),
  );
  return affected === 1;
}

function ask(provider: SmsProvider, sms: SmsMessage): Promise<LookUpOutcome> {
  return sms.providerMessageId === null
    ? provider.lookUpByReference(sms.id)
    : provider.lookUpById(sms.providerMessageId);
}
