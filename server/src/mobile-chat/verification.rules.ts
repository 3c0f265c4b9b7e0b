/** How long a code is good for. */
export const CODE_SECONDS = 600;
/** Wrong codes that one code allows. */
export const CODE_TRIES = 5;
/** Texts of one kind to one number, and codes for one operator, in a window. */
export const SENDS_PER_WINDOW = 3;
export const WINDOW_SECONDS = 600;
/** From one code to the next. */
export const RESEND_SECONDS = 30;

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** What was sent so far. */
export interface CodesSent {
  sends: number;
  firstSentAt: Date;
  lastSentAt: Date;
}

/** Counts one more code at `now`; the window begins anew once it is over. */
export function countSend(earlier: CodesSent | null, now: Date): CodesSent {
  const open = earlier !== null && later(earlier.firstSentAt, WINDOW_SECONDS) > now;
  return open
    ? { sends: earlier.sends + 1, firstSentAt: earlier.firstSentAt, lastSentAt: now }
    : { sends: 1, firstSentAt: now, lastSentAt: now };
}

/** When the next code may be sent; a time that is over: at once. */
export function resendAfter({ sends, firstSentAt, lastSentAt }: CodesSent): Date {
  const soon = later(lastSentAt, RESEND_SECONDS);
  if (sends < SENDS_PER_WINDOW) return soon;
  // The third may have come just before the window was over.
  const anew = later(firstSentAt, WINDOW_SECONDS);
  return anew > soon ? anew : soon;
}

/** When another text may go to a number that got these, newest first; null: at once. */
export function windowOpensAt(sentAt: Date[], now: Date): Date | null {
  const oldest = sentAt[SENDS_PER_WINDOW - 1];
  if (oldest === undefined) return null;
  const opens = later(oldest, WINDOW_SECONDS);
  return opens > now ? opens : null;
}

/** Whole seconds from `now` until `at`, at least 1. */
export function secondsUntil(at: Date, now: Date): number {
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
}

/** The six digits that somebody typed; null for anything else. Spaces between them are forgiven. */
export function readCode(typed: string): string | null {
  const code = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? code : null;
}
