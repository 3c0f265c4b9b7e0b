import type { Step } from '../../src/sms/simulator/message-model.rules.js';
import { signatureHeader, type SignatureKind } from './signatures.js';
import { wireInstant, type AcceptedMessage } from './wire-message.js';
import { wireStatus } from './wire-status.js';

/** What the double needs to sign with. */
export interface Signer {
  signingKey: string;
  now: () => Date;
}

/** How one callback is signed; a `jti` used twice is a replay. */
export interface CallbackOptions {
  signature?: SignatureKind;
  jti?: string;
}

/** Which of the inbound variants (docs/messagebird.md, "Callbacks"). */
export type InboundForm = 'longNumber' | 'shortCode' | 'json';

/** A text from a phone. */
export interface InboundSms {
  /** Digits without +. */
  originator: string;
  body: string;
  form: InboundForm;
}

/** The URL of a status report, with its query in the order MessageBird sends it. */
export function statusUrl(message: AcceptedMessage, step: Step): string {
  const query = new URLSearchParams({
    id: message.id,
    mccmnc: '20409',
    ported: '0',
    recipient: message.recipient,
    reference: message.reference ?? '',
    status: wireStatus(step.status),
    statusDatetime: wireInstant(new Date(message.acceptedAt.getTime() + step.afterMs)),
    ...(step.reason === undefined ? {} : { statusReason: step.reason }),
    ...(step.errorCode === undefined ? {} : { statusErrorCode: String(step.errorCode) }),
  });
  return `${message.reportUrl ?? ''}?${query.toString()}`;
}

/** Calls a hook with GET; the answer's status. */
export async function callGet(signer: Signer, url: string, options: CallbackOptions = {}): Promise<number> {
  return call(signer, url, '', {}, options);
}

/** Tells of a text from a phone; the answer's status. */
export async function callInbound(
  signer: Signer,
  url: string,
  sms: InboundSms,
  options: CallbackOptions = {},
): Promise<number> {
  const { body, contentType } = inboundBody(sms, signer.now());
  return call(signer, url, body, { 'Content-Type': contentType }, options);
}

async function call(
  { signingKey, now }: Signer,
  url: string,
  body: string,
  headers: Record<string, string>,
  { signature = 'valid', jti }: CallbackOptions,
): Promise<number> {
  const jwt = signatureHeader(signature, {
    url,
    body,
    key: signingKey,
    now: now(),
    ...(jti === undefined ? {} : { jti }),
  });
  const response = await fetch(url, {
    method: body === '' ? 'GET' : 'POST',
    headers: { ...headers, ...(jwt === undefined ? {} : { 'MessageBird-Signature-JWT': jwt }) },
    ...(body === '' ? {} : { body }),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  if (response.status === 200 && text !== 'OK') throw new Error(`A callback was answered 200 with "${text}"`);
  return response.status;
}

function inboundBody({ originator, body, form }: InboundSms, now: Date): { body: string; contentType: string } {
  const id = '57db52e04e2f4001b555f79813a0f503';
  const created = wireInstant(now);
  const compact = now.toISOString().replace(/\D/g, '').slice(0, 14);
  if (form === 'json') {
    const json = {
      body,
      createdDatetime: created,
      id,
      incomingMessage: body,
      message: body,
      originator,
      payload: body,
    };
    return {
      body: JSON.stringify({ ...json, receiver: '31600000000', sender: originator }),
      contentType: 'application/json',
    };
  }
  const fields: Record<string, string> =
    form === 'longNumber'
      ? { id, recipient: '31600000000', originator, body, createdDatetime: created, mediaUrls: '[]' }
      : { mid: id, shortcode: '1008', originator, message: body, receive_datetime: compact };
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}
