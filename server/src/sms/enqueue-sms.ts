import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { SmsPurpose, SmsStatus } from '../vocabulary.js';
import { SmsMessage } from './sms-message.entity.js';

/** An SMS to be sent soon. */
export interface NewSms {
  organizationId: string;
  purpose: SmsPurpose;
  /** RING: which; at most one SMS per ring. */
  ringId: string | null;
  /** Whose phone it goes to. */
  operatorId: string;
  /** E.164. */
  recipient: string;
  body: string;
  /** Worthless after this instant: never sent later, and the provider is told to drop it then. */
  expiresAt: Date;
}

/**
 * Writes an SMS to the outbox inside the caller's transaction and wakes the dispatcher once it is committed; the id of
 * the row, which is also the reference given to the provider. A second SMS for one ring is refused by the database.
 */
export async function enqueueSms(services: Services, manager: EntityManager, sms: NewSms): Promise<string> {
  const id = newId();
  const now = services.clock.now();
  await manager.insert(SmsMessage, {
    ...sms,
    id,
    status: SmsStatus.QUEUED,
    provider: null,
    providerMessageId: null,
    attempts: 0,
    nextAttemptAt: now,
    failure: null,
    createdAt: now,
    sentAt: null,
    deliveredAt: null,
    lookedUpAt: null,
  });
  services.db.afterCommit(() => services.engine.wake('sms'));
  return id;
}
