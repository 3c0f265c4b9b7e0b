import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import { headerLine } from '../mail/mail.rules.js';
import type { Services } from '../services.js';
import { type MailPurpose, MailStatus } from '../vocabulary.js';

/** A mail to be sent soon. */
export interface NewMail {
  organizationId: string;
  purpose: MailPurpose;
  /** The chat or offline message it is about. */
  aboutId: string;
  recipient: string;
  replyTo: string | null;
  subject: string;
  text: string;
}

/**
 * Writes a mail to the outbox inside the caller's transaction; nothing where one of this purpose about the same thing to
 * the same address is there already.
 */
export async function enqueueMail(services: Services, manager: EntityManager, mail: NewMail): Promise<void> {
  const now = services.clock.now();
  await manager
    .createQueryBuilder()
    .insert()
    .into(MailMessage)
    .values({
      ...mail,
      subject: headerLine(mail.subject),
      id: newId(),
      status: MailStatus.QUEUED,
      attempts: 0,
      nextAttemptAt: now,
      failure: null,
      createdAt: now,
      sentAt: null,
    })
    .orIgnore()
    .execute();
  services.db.afterCommit(() => services.engine.wake('mail'));
}
