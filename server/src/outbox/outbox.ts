import type { Job } from '../jobs/engine.js';
import type { Services } from '../services.js';
import { carrierJobs, type Carriers } from './open-carriers.js';
import { MailDispatcher } from './mail-dispatcher.js';
import { SmsDispatcher } from './sms-dispatcher.js';
import { smsLookUpJob } from './sms-lookups.js';

/** What sends the rows of the outbox. */
export interface Outbox {
  /** For the engine. */
  jobs: Job[];
  /** Waits for the sends under way, then lets go of provider and transport; the engine has stopped before. */
  close(): Promise<void>;
}

/** The outbox, with what carries SMS and mail. */
export function openOutbox(services: Services, { sms, mail }: Carriers): Outbox {
  const texts = new SmsDispatcher(services, sms);
  const mails = new MailDispatcher(services, mail);
  services.handOver.use(texts);
  return {
    jobs: [...texts.jobs(), smsLookUpJob(services, sms), ...mails.jobs(), ...carrierJobs(services, sms)],
    close: async () => {
      services.handOver.close();
      await Promise.all([texts.drain(), mails.drain()]);
      sms.close();
      mail.close();
    },
  };
}
