import { RingEventKind } from '../vocabulary.js';

/** Of what is told for one instant, this order: an SMS is queued before it is sent, and sent before it is delivered. */
const ORDER: RingEventKind[] = [
  RingEventKind.QUEUED,
  RingEventKind.UNKNOWN,
  RingEventKind.SENT,
  RingEventKind.DELIVERED,
  RingEventKind.OPENED,
  RingEventKind.CANCELLED,
  RingEventKind.FAILED,
  RingEventKind.TIMED_OUT,
  RingEventKind.DECLINED,
  RingEventKind.ACCEPTED,
  RingEventKind.RESCINDED,
];

/** Earlier first; what has the same time in the order in which it can only have happened. */
export function inOrder(a: { kind: RingEventKind; at: Date }, b: { kind: RingEventKind; at: Date }): number {
  return a.at.getTime() - b.at.getTime() || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
}

/**
 * The time of something a provider reports. Its own clock is believed between the last that we know for certain and the
 * report's arrival, so that a report that comes late tells when the phone had the SMS, and no clock that is wrong can tell
 * of a delivery before the sending or in the future.
 */
export function reportedTime(reported: Date | null, notBefore: Date, arrival: Date): Date {
  if (reported === null || Number.isNaN(reported.getTime())) return arrival;
  const earliest = Math.min(notBefore.getTime(), arrival.getTime());
  return new Date(Math.min(Math.max(reported.getTime(), earliest), arrival.getTime()));
}
