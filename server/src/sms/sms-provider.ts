import type { SmsStatus } from '../vocabulary.js';

/** The longest a provider may take to answer, in milliseconds, all in all. */
export const PROVIDER_DEADLINE_MS = 8000;

/** One SMS to one phone. */
export interface OutgoingSms {
  /** The id of the sms_message row: reports and look-ups name it. */
  reference: string;
  /** E.164. */
  recipient: string;
  body: string;
  /** The provider drops it undelivered after this. */
  validitySeconds: number;
  /** Where the provider tells what became of it. */
  reportUrl: string;
}

/** The provider took the message and gave it an id. */
export interface Accepted {
  kind: 'accepted';
  providerMessageId: string;
  status: SmsStatus;
}
/** It will never take this message. `alarm`: nor any other, until somebody mends the account. */
export interface Refused {
  kind: 'refused';
  reason: string;
  code: number | null;
  alarm: boolean;
}
/** It certainly did not take the message, but may take it later. */
export interface NotAccepted {
  kind: 'notAccepted';
  reason: string;
  /** How long it asked us to wait; null where it did not say. */
  retryAfterSeconds: number | null;
}
/** It may or may not have taken the message: never to be repeated blindly. */
export interface UnknownOutcome {
  kind: 'unknown';
  reason: string;
  /** Set where the answer carried an id and nothing else to rely on. */
  providerMessageId: string | null;
}

/** What became of one call. Reasons are plain words for people, without numbers, bodies or keys. */
export type SendOutcome = Accepted | Refused | NotAccepted | UnknownOutcome;

/** What a provider says of one message. */
export interface MessageState {
  providerMessageId: string;
  status: SmsStatus;
  /** The network's reason for a failure, e.g. 103: the recipient asked for no more texts. */
  errorCode: number | null;
  /** When it came to this status, by the provider's clock; null or left out where it did not tell. */
  reportedAt?: Date | null;
}

/** `absent`: the provider is sure that it has no such message. */
export type LookUpOutcome =
  { kind: 'found'; state: MessageState } | { kind: 'absent' } | { kind: 'unavailable'; reason: string };

/** What carries text messages. No method rejects or takes longer than `PROVIDER_DEADLINE_MS`. */
export interface SmsProvider {
  /** Stored with what was sent and verified through it. */
  readonly name: 'simulator' | 'messagebird';
  /** So many messages will be handed over in a moment: what takes time and needs none of them is done meanwhile. */
  getReady?(count: number): void;
  /** Hands over one message, in one call. */
  send(sms: OutgoingSms): Promise<SendOutcome>;
  lookUpById(providerMessageId: string): Promise<LookUpOutcome>;
  /** Looks among the provider's recent messages. */
  lookUpByReference(reference: string): Promise<LookUpOutcome>;
  /** Lets go of what it holds. */
  close(): void;
}
