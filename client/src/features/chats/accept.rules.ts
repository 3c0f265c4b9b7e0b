import { clockTime } from '../../lib/time';

type Result =
  | { __typename: 'ChatAccepted' }
  | { __typename: 'ChatTaken'; takenBy: string; takenAt: string }
  | { __typename: 'ChatOver'; status: string }
  | { __typename: 'RingRefused' };

/** What to tell an operator who was too late; null when the chat is theirs. `endedAt` is the chat's end where it is known. */
export function refusalSentence(result: Result, endedAt: string | null, timeZone?: string): string | null {
  const when = endedAt ? ` at ${clockTime(endedAt, timeZone)}` : '';
  switch (result.__typename) {
    case 'ChatAccepted':
      return null;
    case 'ChatTaken':
      return `${result.takenBy} answered at ${clockTime(result.takenAt, timeZone)}.`;
    case 'ChatOver':
      if (result.status === 'ABANDONED') return `The visitor left${when}.`;
      return result.status === 'MISSED' ? 'Nobody could answer in time.' : `The chat ended${when}.`;
    case 'RingRefused':
      return 'This chat can no longer be accepted here.';
  }
}
