import { SmsPurpose } from '../vocabulary.js';

/**
 * A message that is being handed over is leased for this long, and again every RENEW_SECONDS while the call takes: a process
 * that died leaves nothing lying for longer.
 */
export const LEASE_SECONDS = 4;
export const RENEW_SECONDS = 1;

/** A ring is worthless soon: somebody else's turn is better than a fourth try. */
const TRIES: Record<SmsPurpose, number> = { RING: 3, VERIFICATION: 5, TEST: 5, LINK: 3 };
const SHORTEST_VALIDITY_SECONDS = 5;
const LOOK_UP_SECONDS = 60;
const MAIL_TRIES = 8;
const MAIL_FIRST_WAIT_SECONDS = 10;
const MAIL_LONGEST_WAIT_SECONDS = 3600;

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** What decides whether an SMS is tried again. */
export interface TriedSms {
  purpose: SmsPurpose;
  /** Calls made so far. */
  attempts: number;
  expiresAt: Date;
}

/**
 * When an SMS that the provider did not take is tried again: after 2 s, 4 s, 8 s …, or as long as the provider asked;
 * null: never, because it was tried often enough or would come too late.
 */
export function retrySmsAt(sms: TriedSms, now: Date, retryAfterSeconds: number | null): Date | null {
  if (sms.attempts >= TRIES[sms.purpose]) return null;
  const at = later(now, Math.max(2 ** sms.attempts, retryAfterSeconds ?? 0));
  return at < sms.expiresAt ? at : null;
}

/** The validity given to the provider: what is left of the time to wait, so that no phone buzzes after it. */
export function validitySeconds(expiresAt: Date, now: Date): number {
  return Math.max(SHORTEST_VALIDITY_SECONDS, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
}

/** When a provider is asked again what became of a message, ever more rarely. */
export function nextLookUpAt(createdAt: Date, now: Date): Date {
  return later(now, Math.max(LOOK_UP_SECONDS, (now.getTime() - createdAt.getTime()) / 1000));
}

/** When a mail is tried again, ever more rarely; null: never. A mail may come twice, so any failure may be retried. */
export function retryMailAt(attempts: number, now: Date): Date | null {
  if (attempts >= MAIL_TRIES) return null;
  return later(now, Math.min(MAIL_FIRST_WAIT_SECONDS * 4 ** (attempts - 1), MAIL_LONGEST_WAIT_SECONDS));
}
