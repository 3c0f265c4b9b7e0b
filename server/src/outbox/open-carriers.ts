import { simulatedInbox } from '../demo/simulated-inbox.js';
import { simulatedReportsJob } from '../demo/simulated-reports.js';
import type { MessageBirdEnv } from '../env.js';
import { newId } from '../ids.js';
import type { Job } from '../jobs/engine.js';
import { simulatedMail, type MailTransport } from '../mail/mail-transport.js';
import { smtpTransport } from '../mail/smtp-transport.js';
import type { Services } from '../services.js';
import { messageBirdProvider } from '../sms/messagebird/messagebird-provider.js';
import { simulatorProvider } from '../sms/simulator/simulator-provider.js';
import type { SmsProvider } from '../sms/sms-provider.js';

/** What the environment says about SMS and mail. */
export interface CarriersEnv {
  /** Null: the simulator. */
  messageBird: MessageBirdEnv | null;
  /** Null: the simulator's mailbox. */
  smtpUrl: string | null;
}

/** What carries SMS and mail. */
export interface Carriers {
  sms: SmsProvider;
  mail: MailTransport;
}

/** The SMS provider and mail transport: those given, else what the environment chose, one line here for each new one. */
export function openCarriers(services: Services, env: CarriersEnv, given: Partial<Carriers> = {}): Carriers {
  return { sms: given.sms ?? openSms(services, env), mail: given.mail ?? openMail(services, env) };
}

function openSms(services: Services, { messageBird }: CarriersEnv): SmsProvider {
  return messageBird
    ? messageBirdProvider(messageBird)
    : simulatorProvider({ store: simulatedInbox(services), now: () => services.clock.now(), newId });
}

function openMail(services: Services, { smtpUrl }: CarriersEnv): MailTransport {
  return smtpUrl === null ? simulatedMail : smtpTransport(smtpUrl, () => services.settings.publicUrl);
}

/** What a provider needs of the engine beside the outbox: simulated phones report by themselves. */
export function carrierJobs(services: Services, sms: SmsProvider): Job[] {
  return sms.name === 'simulator' ? [simulatedReportsJob(services, sms)] : [];
}
