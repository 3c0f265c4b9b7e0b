import { SmsStatus } from '../vocabulary.js';

/** How far an SMS has come (domain.md, "A ring's life"); CANCELLED stands outside. */
const RANKS: Record<Exclude<SmsStatus, 'CANCELLED'>, number> = {
  QUEUED: 0,
  SENDING: 1,
  UNKNOWN: 2,
  SENT: 3,
  BUFFERED: 4,
  EXPIRED: 5,
  FAILED: 5,
  DELIVERED: 6,
};
const RANKED = Object.keys(RANKS) as (keyof typeof RANKS)[];

/** The network's code for a phone that asked for no more texts. */
export const STOPPED_CODE = 103;
const UNKNOWN_SUBSCRIBER = 1;

/** The statuses from which an SMS may become `to`: those of a lower rank, whatever order reports arrive in. */
export function statusesBefore(to: SmsStatus): SmsStatus[] {
  if (to === SmsStatus.CANCELLED) return [SmsStatus.QUEUED];
  return RANKED.filter((status) => RANKS[status] < RANKS[to]);
}

/** Whether this SMS will never reach its phone, as far as is known. */
export function hasFailed(status: SmsStatus): boolean {
  return status === SmsStatus.FAILED || status === SmsStatus.EXPIRED;
}

/** Whether the phone or its network has it, or will. */
export function wasSent(status: SmsStatus): boolean {
  return status === SmsStatus.SENT || status === SmsStatus.BUFFERED || status === SmsStatus.DELIVERED;
}

/** How long after it got this status an SMS is looked up at its provider, in seconds; null where there is no need. */
export function lookUpAfterSeconds(status: SmsStatus): number | null {
  if (status === SmsStatus.UNKNOWN) return 5;
  return status === SmsStatus.SENT || status === SmsStatus.BUFFERED ? 60 : null;
}

/** Why an SMS ended in this status, in words for people; null where it did not fail. */
export function failureOf(status: SmsStatus, errorCode: number | null): string | null {
  if (status === SmsStatus.EXPIRED) return 'The phone could not be reached in time';
  if (status !== SmsStatus.FAILED) return null;
  if (errorCode === STOPPED_CODE) return 'The phone asked for no more texts';
  if (errorCode === UNKNOWN_SUBSCRIBER) return 'The network does not know this number';
  return errorCode === null
    ? 'The network could not deliver it'
    : `The network could not deliver it (code ${errorCode})`;
}
