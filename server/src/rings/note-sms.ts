import type { EntityManager } from 'typeorm';
import type { SmsMessage } from '../sms/sms-message.entity.js';
import { hasFailed } from '../sms/sms.rules.js';
import { RingEventKind, SmsStatus } from '../vocabulary.js';
import { noteRing } from './ring-events.js';
import type { Ring } from './ring.entity.js';

/** What an SMS came to `at` this instant, on its ring's timeline; whatever was told before stays as it was told. */
export function noteSms(manager: EntityManager, ring: Ring, sms: SmsMessage, at: Date): void {
  const { status, sentAt, deliveredAt, failure } = sms;
  if (sentAt !== null) noteRing(manager, ring, { kind: RingEventKind.SENT, at: sentAt });
  if (deliveredAt !== null) noteRing(manager, ring, { kind: RingEventKind.DELIVERED, at: deliveredAt });
  const kind = hasFailed(status) ? RingEventKind.FAILED : status === SmsStatus.UNKNOWN ? RingEventKind.UNKNOWN : null;
  if (kind !== null) noteRing(manager, ring, { kind, at, detail: failure });
}
