import type { Job } from '../../src/jobs/engine.js';
import type { MailOutcome, MailTransport } from '../../src/mail/mail-transport.js';
import { MailDispatcher } from '../../src/outbox/mail-dispatcher.js';
import { SmsDispatcher } from '../../src/outbox/sms-dispatcher.js';
import { smsLookUpJob } from '../../src/outbox/sms-lookups.js';
import type { Services } from '../../src/services.js';
import type { LookUpOutcome, SendOutcome, SmsProvider } from '../../src/sms/sms-provider.js';

/** One server process as its outboxes see it: its ticks are run by hand, and what it calls answers when it is told to. */
export class Process {
  /** References that were handed to the provider, and ids of mails that were handed to the mail server, in order. */
  readonly sent: string[] = [];
  readonly lookedUp: string[] = [];
  found: LookUpOutcome = { kind: 'absent' };
  private readonly texts: SmsDispatcher;
  private readonly jobs: Map<string, Job>;
  private readonly outbox: { drain(): Promise<void> }[];
  private answers: ((outcome: never) => void)[] = [];

  constructor(private readonly services: Services) {
    const texts = new SmsDispatcher(services, this.provider());
    this.texts = texts;
    const mails = new MailDispatcher(services, this.transport());
    const jobs = [...texts.jobs(), smsLookUpJob(services, this.provider()), ...mails.jobs()];
    this.jobs = new Map(jobs.map((job) => [job.name, job]));
    this.outbox = [texts, mails];
  }

  /** Runs one tick of a job of the engine. */
  async ticks(...names: string[]): Promise<void> {
    for (const name of names) {
      const job = this.jobs.get(name);
      if (!job) throw new Error(`there is no job ${name}`);
      await job.run();
    }
  }

  /** From now on texts that this process writes down are its own from the start. */
  sendsAtOnce(): void {
    this.services.handOver.use(this.texts);
  }

  /** What was called first answers now; resolves when the outcome is written down. */
  async isAnswered(outcome: SendOutcome | MailOutcome): Promise<void> {
    const answer = this.answers.shift();
    if (!answer) throw new Error('nothing was called');
    answer(outcome as never);
    await this.finishes();
  }

  /** The same for all that were called. */
  async areAnswered(outcome: SendOutcome | MailOutcome): Promise<void> {
    for (const answer of this.answers.splice(0)) answer(outcome as never);
    await this.finishes();
  }

  /** Waits for the calls under way. */
  async finishes(): Promise<void> {
    for (const part of this.outbox) await part.drain();
  }

  private provider(): SmsProvider {
    return {
      name: 'messagebird',
      send: ({ reference }) => this.call(reference),
      lookUpById: (id) => this.look(id),
      lookUpByReference: (reference) => this.look(reference),
      close: () => undefined,
    };
  }

  private transport(): MailTransport {
    return { send: ({ messageId }) => this.call(messageId), close: () => undefined };
  }

  private call<T>(what: string): Promise<T> {
    this.sent.push(what);
    return new Promise((resolve) => this.answers.push(resolve));
  }

  private look(what: string): Promise<LookUpOutcome> {
    this.lookedUp.push(what);
    return Promise.resolve(this.found);
  }
}

/** The same process, standing still for a while after each of its commits. */
export function standingStill(services: Services, meanwhile: () => Promise<void>): Services {
  const { db } = services;
  const slow = Object.assign(Object.create(db) as typeof db, {
    write: async <T>(work: Parameters<typeof db.write<T>>[0]): Promise<T> => {
      const result = await db.write(work);
      await meanwhile();
      return result;
    },
  });
  return { ...services, db: slow };
}
