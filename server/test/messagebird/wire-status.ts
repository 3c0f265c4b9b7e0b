import { SmsStatus } from '../../src/vocabulary.js';

/** The API's words for what became of a message. */
export type WireStatus = 'scheduled' | 'sent' | 'buffered' | 'delivered' | 'expired' | 'delivery_failed';

const WIRE: Partial<Record<SmsStatus, WireStatus>> = {
  SENT: 'sent',
  BUFFERED: 'buffered',
  DELIVERED: 'delivered',
  EXPIRED: 'expired',
  FAILED: 'delivery_failed',
};

/** Our word in the API's. */
export function wireStatus(status: SmsStatus): WireStatus {
  const word = WIRE[status];
  if (!word) throw new Error(`MessageBird has no word for ${status}`);
  return word;
}
