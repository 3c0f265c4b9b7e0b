import type { EntityManager } from 'typeorm';
import { insertsOf } from '../db/raw-sql.js';
import { later } from '../db/together.js';
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
 * Writes an SMS to the outbox inside the caller's transaction; the id of the row, which is also the reference given to the
 * provider. A second SMS for one ring is refused by the database.
 */
export function enqueueSms(services: Services, manager: EntityManager, text: NewSms): string {
  const [row] = enqueueAll(services, manager, [text]);
  return (row as SmsMessage).id;
}

/**
 * The same for several. As many as this process has hands free for are its own from the start, and handed over as soon as they
 * are committed; the dispatcher is woken for the others.
 */
export function enqueueAll(services: Services, manager: EntityManager, texts: readonly NewSms[]): SmsMessage[] {
  const now = services.clock.now();
  const queued = texts.map((text) => newRow(text, now));
  const own = services.handOver.lease(queued);
  const others = queued.slice(own.length);
  const rows = [...own, ...others];
  later(manager, ...insertsOf(manager.connection, SmsMessage, rows));
  services.db.afterCommit(() => {
    for (const sms of own) services.handOver.begin(sms);
    if (others.length > 0) services.engine.wake('sms');
  });
  return rows;
}

function newRow(text: NewSms, now: Date): SmsMessage {
  return Object.assign(new SmsMessage(), text, {
    id: newId(),
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
  } satisfies Omit<SmsMessage, keyof NewSms>);
}
