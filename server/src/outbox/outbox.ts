import type { Job } from '../jobs/engine.js';
import type { MailTransport } from '../mail/mail-transport.js';
import type { Services } from '../services.js';
import type { SmsProvider } from '../sms/sms-provider.js';
import { mailJob } from './mail-dispatcher.js';
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
export function openOutbox(services: Services, sms: SmsProvider, mail: MailTransport): Outbox {
  const dispatcher = new SmsDispatcher(services, sms);
  return {
    jobs: [...dispatcher.jobs(), smsLookUpJob(services, sms), mailJob(services, mail)],
    close: async () => {
      await dispatcher.drain();
      sms.close();
      mail.close();
    },
  };
}
