import { SmsStatus } from '../../vocabulary.js';

const STATUSES: Record<string, SmsStatus> = {
  scheduled: SmsStatus.SENT,
  sent: SmsStatus.SENT,
  buffered: SmsStatus.BUFFERED,
  delivered: SmsStatus.DELIVERED,
  expired: SmsStatus.EXPIRED,
  delivery_failed: SmsStatus.FAILED,
};

/** MessageBird's word for what became of a message, in ours; null for a word that is not known. */
export function fromMessageBird(status: unknown): SmsStatus | null {
  return typeof status === 'string' && Object.hasOwn(STATUSES, status) ? (STATUSES[status] ?? null) : null;
}
