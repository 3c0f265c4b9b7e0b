type RingStatus = 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'TIMED_OUT' | 'RESCINDED' | 'FAILED';
type SmsStatus =
  'QUEUED' | 'SENDING' | 'SENT' | 'BUFFERED' | 'DELIVERED' | 'EXPIRED' | 'FAILED' | 'UNKNOWN' | 'CANCELLED';

interface RingTimes {
  status: RingStatus;
  smsStatus: SmsStatus;
  createdAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  endedAt: string | null;
}

/** A step in a ring's life: what happened, and when if that is known. */
interface RingStep {
  words: string;
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

const SMS: Record<SmsStatus, string> = {
  QUEUED: 'SMS not sent yet',
  SENDING: 'SMS being sent',
  SENT: 'SMS sent',
  BUFFERED: 'SMS waits for the phone',
  DELIVERED: 'SMS delivered',
  EXPIRED: 'SMS expired',
  FAILED: 'SMS failed',
  UNKNOWN: 'SMS perhaps sent',
  CANCELLED: 'SMS never sent',
};

/** What became of a ring, in a word. */
export function ringWord(status: RingStatus) {
  return RING[status];
}

/** A ring and its SMS as a short story, in order of time. The two are never mixed: an SMS can arrive and the ring go unanswered. */
export function ringSteps(ring: RingTimes): RingStep[] {
  const steps: RingStep[] = [{ words: 'Asked', at: ring.createdAt }];
  if (ring.sentAt !== null) steps.push({ words: 'SMS sent', at: ring.sentAt });
  if (ring.deliveredAt !== null) steps.push({ words: 'SMS delivered', at: ring.deliveredAt });
  const told = (ring.smsStatus === 'SENT' && ring.sentAt) || (ring.smsStatus === 'DELIVERED' && ring.deliveredAt);
  if (!told) steps.push({ words: SMS[ring.smsStatus], at: null });
  if (ring.status !== 'PENDING') steps.push({ words: RING[ring.status].words, at: ring.endedAt });
  return steps;
}
