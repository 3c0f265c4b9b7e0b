import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { plusSeconds } from '../clock.js';
import type { Job } from '../jobs/engine.js';
import type { Services } from '../services.js';
import { recordReport } from '../sms/reports.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import type { SmsProvider } from '../sms/sms-provider.js';
import { SmsStatus } from '../vocabulary.js';

const AT_ONCE = 50;
const DELIVERED_AFTER_SECONDS = 0.8;
/** What is older was on its way when another kind of provider took over. */
const INTEREST_SECONDS = 600;

/** Tells what became of simulated messages, as a real provider's reports would. */
export function simulatedReportsJob(services: Services, simulator: SmsProvider): Job {
  return {
    name: 'simulated delivery reports',
    everyMs: 400,
    run: async () => {
      const now = services.clock.now();
      const waiting = await services.db.read.find(SmsMessage, {
        where: {
          status: In([SmsStatus.SENT, SmsStatus.BUFFERED]),
          nextAttemptAt: MoreThan(plusSeconds(now, -INTEREST_SECONDS)),
          sentAt: LessThanOrEqual(plusSeconds(now, -DELIVERED_AFTER_SECONDS)),
          provider: simulator.name,
        },
        take: AT_ONCE,
      });
      for (const sms of waiting) await report(services, simulator, sms);
      return false;
    },
  };
}

async function report(
  services: Services,
  simulator: SmsProvider,
  { id, providerMessageId }: SmsMessage,
): Promise<void> {
  const outcome = await (providerMessageId === null
    ? simulator.lookUpByReference(id)
    : simulator.lookUpById(providerMessageId));
  if (outcome.kind === 'found')
    await recordReport(services, { provider: simulator.name, reference: id, ...outcome.state });
}
