import { SegmentedMessage } from 'sms-segments-calculator';
import type { AcceptedMessage } from './wire-message.js';

const LINK = /https?:\/\/\S+/g;

/** What is wrong with a message that the product sent: every SMS of ours is one plain segment that can be traced. */
export function malformed(message: AcceptedMessage): string[] {
  const about = (fault: string): string => `SMS to ${message.recipient}: ${fault}: "${message.body}"`;
  const segmented = new SegmentedMessage(message.body);
  const faults: [boolean, string][] = [
    [segmented.segmentsCount !== 1, `${segmented.segmentsCount} segments`],
    [segmented.encodingName !== 'GSM-7', `characters outside GSM-7`],
    [message.datacoding !== 'auto', `datacoding ${message.datacoding}`],
    [message.reference === null, 'no reference'],
    [message.reportUrl === null, 'no reportUrl'],
    [message.validity === null || message.validity < 5, `validity ${message.validity ?? 'missing'}`],
    [(message.body.match(LINK) ?? []).length > 1, 'more than one link'],
    [/[\n\r]/.test(message.body), 'more than one line'],
  ];
  return faults.flatMap(([isWrong, fault]) => (isWrong ? [about(fault)] : []));
}

/** References that were accepted more than once: a phone that buzzed twice for one thing. */
export function repeated(messages: readonly AcceptedMessage[]): string[] {
  const references = messages.map(({ reference }) => reference);
  return references.flatMap((reference, index) =>
    references.indexOf(reference) === index ? [] : [`The SMS ${reference ?? '(none)'} was sent twice`],
  );
}
