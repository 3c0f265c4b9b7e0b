import type { Step } from '../../src/sms/simulator/message-model.rules.js';
import { wireStatus } from './wire-status.js';

/** A message that the double accepted: one recipient's, as our provider sends them. */
export interface AcceptedMessage {
  id: string;
  originator: string;
  /** Digits without +. */
  recipient: string;
  body: string;
  reference: string | null;
  reportUrl: string | null;
  validity: number | null;
  datacoding: string;
  acceptedAt: Date;
  /** What becomes of it, in order. */
  steps: Step[];
  /** How many of the steps were taken; at least 1. */
  taken: number;
}

/** The step a message has come to. */
export function currentStep(message: AcceptedMessage): Step {
  const step = message.steps[message.taken - 1];
  if (!step) throw new Error('A message has at least one step');
  return step;
}

/** RFC 3339 without milliseconds, as the API writes instants. */
export const wireInstant = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, '+00:00');

/** The message object of the API (docs/messagebird.md, "Answers"). */
export function wireMessage(message: AcceptedMessage, address: string): object {
  const step = currentStep(message);
  const status = wireStatus(step.status);
  return {
    id: message.id,
    href: `${address}/messages/${message.id}`,
    direction: 'mt',
    type: 'sms',
    originator: message.originator,
    body: message.body,
    reference: message.reference,
    validity: message.validity,
    gateway: 10,
    typeDetails: {},
    datacoding: message.datacoding,
    mclass: 1,
    scheduledDatetime: null,
    createdDatetime: wireInstant(message.acceptedAt),
    reportUrl: message.reportUrl,
    recipients: {
      totalCount: 1,
      totalSentCount: status === 'sent' || status === 'buffered' ? 1 : 0,
      totalDeliveredCount: status === 'delivered' ? 1 : 0,
      totalDeliveryFailedCount: status === 'delivery_failed' ? 1 : 0,
      items: [wireRecipient(message, step)],
    },
  };
}

function wireRecipient(message: AcceptedMessage, step: Step): object {
  return {
    recipient: Number(message.recipient),
    originator: null,
    status: wireStatus(step.status),
    statusDatetime: wireInstant(new Date(message.acceptedAt.getTime() + step.afterMs)),
    recipientCountry: 'Netherlands',
    recipientCountryPrefix: 31,
    recipientOperator: 'KPN',
    messageLength: message.body.length,
    messagePartCount: 1,
    statusReason: step.reason ?? 'pending DLR',
    ...(step.errorCode === undefined ? {} : { statusErrorCode: step.errorCode }),
    price: { amount: 0.075, currency: 'EUR' },
    mccmnc: '20408',
    mcc: '204',
    mnc: '08',
  };
}
