import { In, LessThanOrEqual } from 'typeorm';
import { plusSeconds } from '../clock.js';
import type { Job } from '../jobs/engine.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import type { MailOutcome, MailTransport } from '../mail/mail-transport.js';
import { messageIdOf } from '../mail/mail.rules.js';
import { demoTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { MailStatus } from '../vocabulary.js';
import { LEASE_SECONDS, retryMailAt } from './outbox.rules.js';

const AT_ONCE = 5;
/** Longer than an SMS's: a mail server may take its time. */
const MAIL_LEASE_SECONDS = 4 * LEASE_SECONDS;

/** Sends the mails of the outbox. A mail may come twice after a crash, never not at all. */
export function mailJob(services: Services, transport: MailTransport): Job {
  return {
    name: 'mail',
    everyMs: 1000,
    run: async () => {
      const due = await services.db.read.find(MailMessage, {
        // One that is SENDING past its lease was left behind by a process that died.
        where: {
          status: In([MailStatus.QUEUED, MailStatus.SENDING]),
          nextAttemptAt: LessThanOrEqual(services.clock.now()),
        },
        order: { nextAttemptAt: 'ASC' },
        take: AT_ONCE,
      });
      await Promise.all(due.map((mail) => dispatch(services, transport, mail)));
      return due.length === AT_ONCE;
    },
  };
}

async function dispatch(services: Services, transport: MailTransport, mail: MailMessage): Promise<void> {
  const attempts = mail.attempts + 1;
  const { affected } = await services.db.write((manager) =>
    manager.update(
      MailMessage,
      { id: mail.id, status: mail.status, attempts: mail.attempts },
      { status: MailStatus.SENDING, attempts, nextAttemptAt: plusSeconds(services.clock.now(), MAIL_LEASE_SECONDS) },
    ),
  );
  if (affected !== 1) return;
  const outcome = await transport.send({
    messageId: messageIdOf(mail.id, services.settings.publicUrl),
    to: mail.recipient,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
  });
  if (outcome.kind !== 'sent') services.log.warn({ mailId: mail.id, reason: outcome.reason }, 'a mail was not sent');
  await record(services, { ...mail, attempts }, outcome);
}

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
