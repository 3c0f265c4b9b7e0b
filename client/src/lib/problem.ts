import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { inWords } from './time';

/** What went wrong, ready to be shown: a sentence, the field it belongs to, and how long to wait where that helps. */
export interface Problem {
  code: string;
  message: string;
  field: string | null;
}

const SENTENCES: Record<string, string> = {
  NETWORK: 'The server can’t be reached. Check the connection and try again.',
  UNAUTHENTICATED: 'You are signed out. Sign in to go on.',
  NOT_FOUND: 'This is no longer there.',
  SEATS_EXHAUSTED: 'Every operator seat is taken. Deactivate an operator or add seats first.',
};

interface Extensions {
  code?: unknown;
  field?: unknown;
  retryAfterSeconds?: unknown;
}

function textOf(code: string, message: string, extensions: Extensions): string {
  if (code === 'RATE_LIMITED') {
    const seconds = typeof extensions.retryAfterSeconds === 'number' ? Math.ceil(extensions.retryAfterSeconds) : 0;
    return seconds > 0
      ? `Too many tries. Try again in ${inWords(seconds)}.`
      : 'Too many tries. Wait a moment and try again.';
  }
  return SENTENCES[code] ?? message;
}

/** Turns whatever a request threw into a Problem. Codes are those of environment.md, and NETWORK when no answer came. */
export function toProblem(error: unknown): Problem {
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  if (first === undefined) return { code: 'NETWORK', message: SENTENCES['NETWORK'] ?? '', field: null };
  const extensions: Extensions = first.extensions ?? {};
  const code = typeof extensions.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR';
  // The server names nested fields by path ("input.email"); the form knows them by their last part.
  const field = typeof extensions.field === 'string' ? (extensions.field.split('.').at(-1) ?? null) : null;
  return { code, message: textOf(code, first.message, extensions), field };
}

/** The seconds a RATE_LIMITED answer asks to wait; null for any other error. */
export function retryAfter(error: unknown): number | null {
  const extensions = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions : undefined;
  if (extensions?.['code'] !== 'RATE_LIMITED') return null;
  const seconds = extensions['retryAfterSeconds'];
  return typeof seconds === 'number' ? seconds : 1;
}
