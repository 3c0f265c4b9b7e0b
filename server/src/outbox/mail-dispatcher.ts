import { In, LessThanOrEqual } from 'typeorm';
import type { Job } from '../jobs/engine.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import type { MailOutcome, MailTransport } from '../mail/mail-transport.js';
import { messageIdOf } from '../mail/mail.rules.js';
import { demoTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { MailStatus } from '../vocabulary.js';
import { leaseEnd, Leases } from './leases.js';
import { retryMailAt } from './outbox.rules.js';

/** Mails under way at once. */
const PARALLEL = 5;

/** Sends the mails of the outbox. A mail may come twice after a crash, never not at all. */
export class MailDispatcher {
  private readonly leases: Leases;

  constructor(
    private readonly services: Services,
    private readonly transport: MailTransport,
  ) {
    this.leases = new Leases(services, MailMessage, 'mail');
  }

  /** The engine's part in it. */
  jobs(): Job[] {
    return [{ name: 'mail', everyMs: 1000, run: () => this.run() }, this.leases.job('mail leases')];
  }

  /** Waits for the mails under way and their records; to be called when the engine has stopped. */
  async drain(): Promise<void> {
    await this.leases.drain();
  }

  private async run(): Promise<boolean> {
    // Ours first: a mail that this process is sending must not look like one left behind.
    await this.leases.renew();
    const free = PARALLEL - this.leases.size;
    if (free <= 0) return false;
    const due = await this.services.db.read.find(MailMessage, {
      // One that is SENDING past its lease was left behind by a process that died.
      where: {
        status: In([MailStatus.QUEUED, MailStatus.SENDING]),
        nextAttemptAt: LessThanOrEqual(this.services.clock.now()),
      },
      order: { nextAttemptAt: 'ASC' },
      take: free,
    });
    for (const mail of due) await this.begin(mail);
    return due.length === free;
  }

  private async begin(mail: MailMessage): Promise<void> {
    const changes = {
      status: MailStatus.SENDING,
      attempts: mail.attempts + 1,
      nextAttemptAt: leaseEnd(this.services.clock.now()),
    };
    const { affected } = await this.services.db.write((manager) =>
      manager.update(MailMessage, { id: mail.id, status: mail.status, attempts: mail.attempts }, changes),
    );
    const leased = { ...mail, ...changes };
    if (affected === 1) this.leases.keep(leased, () => this.deliver(leased));
  }

  private async deliver(leased: MailMessage): Promise<void> {
    const { services, transport } = this;
    // A process that stood still lets go: the mail is due again, for whoever comes first.
    if (!this.leases.stillRuns(leased)) return;
    try {
      const outcome = await transport.send({
        messageId: messageIdOf(leased.id, services.settings.publicUrl),
        to: leased.recipient,
        replyTo: leased.replyTo,
        subject: leased.subject,
        text: leased.text,
      });
      if (outcome.kind !== 'sent')
        services.log.warn({ mailId: leased.id, reason: outcome.reason }, 'a mail was not sent');
      await record(services, leased, outcome);
    } catch (error) {
      // The lease runs out and the mail is tried again.
      services.log.error({ err: error, mailId: leased.id }, 'the outcome of a mail could not be recorded');
    }
  }
}

/** Fenced: where somebody else has taken the mail since, this outcome changes nothing. */
async function record(services: Services, mail: MailMessage, outcome: MailOutcome): Promise<void> {
  await services.db.write(async (manager) => {
    await manager.update(
      MailMessage,
      { id: mail.id, status: MailStatus.SENDING, attempts: mail.attempts },
      changesOf(mail.attempts, outcome, services.clock.now()),
    );
    services.db.afterCommit(() => services.pubSub.publish(demoTopic(mail.organizationId), { kind: 'DEMO' }));
  });
}

function changesOf(attempts: number, outcome: MailOutcome, now: Date): Partial<MailMessage> {
  if (outcome.kind === 'sent') return { status: MailStatus.SENT, sentAt: now, failure: null };
  const retryAt = outcome.kind === 'refused' ? null : retryMailAt(attempts, now);
  const failure = outcome.reason;
  return retryAt === null
    ? { status: MailStatus.FAILED, failure }
    : { status: MailStatus.QUEUED, nextAttemptAt: retryAt, failure };
}
