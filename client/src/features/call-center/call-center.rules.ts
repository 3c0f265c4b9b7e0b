import { inWords } from '../../lib/time';

/** The form as typed: numbers are still text, and the overflow may be switched off. */
export interface CallCenterDraft {
  callRouting: 'RING_ALL' | 'ROUND_ROBIN';
  ringTimeoutSeconds: string;
  maximumWaitSeconds: string;
  overflow: boolean;
  overflowAfterSeconds: string;
}

interface Stored {
  callRouting: 'RING_ALL' | 'ROUND_ROBIN';
  ringTimeoutSeconds: number;
  maximumWaitSeconds: number;
  overflowAfterSeconds: number | null;
}

const OVERFLOW_SUGGESTED = 30;

/** The limits of environment.md, in seconds. */
export const LIMITS = {
  ringTimeoutSeconds: [5, 300],
  maximumWaitSeconds: [10, 3600],
  overflowAfterSeconds: [5, 3600],
} as const;

type Seconds = keyof typeof LIMITS;

/** The form as it opens. */
export function draftOf(stored: Stored): CallCenterDraft {
  return {
    callRouting: stored.callRouting,
    ringTimeoutSeconds: String(stored.ringTimeoutSeconds),
    maximumWaitSeconds: String(stored.maximumWaitSeconds),
    overflow: stored.overflowAfterSeconds !== null,
    overflowAfterSeconds: String(stored.overflowAfterSeconds ?? OVERFLOW_SUGGESTED),
  };
}

function wholeSeconds(text: string): number | null {
  return /^\d{1,5}$/u.test(text.trim()) ? Number(text.trim()) : null;
}

/** What is wrong with a number of seconds, in a sentence; null when it is within its limits. */
export function secondsFault(field: Seconds, text: string): string | null {
  const [least, most] = LIMITS[field];
  const seconds = wholeSeconds(text);
  return seconds !== null && seconds >= least && seconds <= most
    ? null
    : `A whole number of seconds from ${least} to ${most}.`;
}

/** The first fault of the form, with its field; null when it may be saved. */
export function draftFault(draft: CallCenterDraft): { field: Seconds; message: string } | null {
  for (const field of ['ringTimeoutSeconds', 'maximumWaitSeconds', 'overflowAfterSeconds'] as const) {
    const message = field === 'overflowAfterSeconds' && !draft.overflow ? null : secondsFault(field, draft[field]);
    if (message !== null) return { field, message };
  }
  return null;
}

/** The form as the server takes it. */
export function inputOf(draft: CallCenterDraft): Stored {
  return {
    callRouting: draft.callRouting,
    ringTimeoutSeconds: Number(draft.ringTimeoutSeconds),
    maximumWaitSeconds: Number(draft.maximumWaitSeconds),
    overflowAfterSeconds: draft.overflow ? Number(draft.overflowAfterSeconds) : null,
  };
}

/** What a number of seconds means, in a sentence. Empty while the number makes no sense. */
export function meaning(field: Seconds, text: string): string {
  if (secondsFault(field, text) !== null) return '';
  const words = inWords(Number(text));
  if (field === 'ringTimeoutSeconds') return `With Round Robin, one phone rings for ${words} before the next one does.`;
  if (field === 'maximumWaitSeconds') return `A visitor waits ${words} at most, then may leave a message.`;
  return `When the consoles have not answered for ${words}, phones ring too.`;
}
