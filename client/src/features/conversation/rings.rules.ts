type RingStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'TIMED_OUT' | 'RESCINDED' | 'FAILED';
type SmsStatus =
  'QUEUED' | 'SENDING' | 'SENT' | 'BUFFERED' | 'DELIVERED' | 'EXPIRED' | 'FAILED' | 'UNKNOWN' | 'CANCELLED';
type EventKind =
  | 'QUEUED'
  | 'SENT'
  | 'UNKNOWN'
  | 'DELIVERED'
  | 'OPENED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'TIMED_OUT'
  | 'RESCINDED'
  | 'FAILED'
  | 'CANCELLED';
type Purpose = 'REQUEST' | 'RESUME' | 'TRANSFER';
type RoutingKind = 'CONSOLES' | 'PHONES' | 'OVERFLOW' | 'ALL_ASKED' | 'NOBODY';

interface TimedRing {
  status: RingStatus;
  smsStatus: SmsStatus;
  purpose: Purpose;
  events: readonly { kind: EventKind; at: string; detail: string | null }[] | null;
}

/** A step in a ring's life: what happened, why, and when if that is known. */
export interface RingStep {
  words: string;
  detail: string | null;
  at: string | null;
}

const RING: Record<RingStatus, { words: string; tone: 'neutral' | 'waiting' | 'good' | 'bad' }> = {
  PENDING: { words: 'Ringing', tone: 'waiting' },
  ACCEPTED: { words: 'Accepted', tone: 'good' },
  DECLINED: { words: 'Declined', tone: 'neutral' },
  TIMED_OUT: { words: 'No answer', tone: 'neutral' },
  RESCINDED: { words: 'Called off', tone: 'neutral' },
  FAILED: { words: 'Not reached', tone: 'bad' },
};

const EVENT: Record<Exclude<EventKind, 'QUEUED'>, string> = {
  SENT: 'SMS sent',
  UNKNOWN: 'SMS perhaps sent',
  DELIVERED: 'SMS delivered',
  OPENED: 'Link opened',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  TIMED_OUT: 'No answer in time',
  RESCINDED: 'Called off',
  FAILED: 'Not reached',
  CANCELLED: 'SMS never sent',
};

const ASKED: Record<Purpose, string> = {
  REQUEST: 'Asked',
  RESUME: 'Asked to come back',
  TRANSFER: 'Asked to take over',
};

/** States of an SMS that are no event: nobody knows yet when they end. */
const BETWEEN: Partial<Record<SmsStatus, string>> = {
  QUEUED: 'SMS not sent yet',
  SENDING: 'SMS being sent',
  BUFFERED: 'SMS waits for the phone',
};

const ROUTING: Record<RoutingKind, string> = {
  CONSOLES: 'Offered at the consoles',
  PHONES: 'Offered on phones',
  OVERFLOW: 'Nobody at the consoles answered: phones ring too',
  ALL_ASKED: 'Everybody was asked; a late tap may still take it',
  NOBODY: 'Nobody could be reached',
};

/** What became of a ring, in a word. */
export function ringWord(status: RingStatus) {
  return RING[status];
}

/** How a request was offered from a moment on. */
export function routingWords(kind: RoutingKind): string {
  return ROUTING[kind];
}

/** A ring and its SMS as a short story, in order of time. The two are never mixed: an SMS can arrive and the ring go unanswered. */
export function ringSteps({ status, smsStatus, purpose, events }: TimedRing): RingStep[] {
  const steps = (events ?? []).map(({ kind, at, detail }) => ({
    words: kind === 'QUEUED' ? ASKED[purpose] : EVENT[kind],
    detail,
    at,
  }));
  const between = status === 'PENDING' ? BETWEEN[smsStatus] : undefined;
  return between === undefined ? steps : [...steps, { words: between, detail: null, at: null }];
}
