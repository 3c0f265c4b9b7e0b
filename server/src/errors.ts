/** The codes that a caller may meet in `extensions.code` (shared with GraphQL clients; see docs/api.md, "Errors"). */
export type ErrorCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'RATE_LIMITED' | 'SEATS_EXHAUSTED';

/** What `extensions` carries beside the code. */
export interface ErrorDetails {
  field?: string;
  retryAfterSeconds?: number;
}

/** A refusal that the caller is told in full. Anything else thrown is a fault and is told only as a reference. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

export const unauthenticated = (message = 'Sign in first.'): Refusal => new Refusal('UNAUTHENTICATED', message);
export const forbidden = (message: string): Refusal => new Refusal('FORBIDDEN', message);
/** Also for what belongs to another organization: it is as if it did not exist. */
export const notFound = (what: string): Refusal => new Refusal('NOT_FOUND', `There is no such ${what}.`);
/** `field` is the path of the offending argument, e.g. "input.phoneNumber" is told as "phoneNumber". */
export const badInput = (field: string, message: string): Refusal => new Refusal('BAD_USER_INPUT', message, { field });
export const conflict = (message: string, field?: string): Refusal =>
  new Refusal('CONFLICT', message, field === undefined ? {} : { field });
export const rateLimited = (retryAfterSeconds: number): Refusal =>
  new Refusal('RATE_LIMITED', `Too fast. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
export const seatsExhausted = (seats: number): Refusal =>
  new Refusal('SEATS_EXHAUSTED', `All ${seats} operator seats are taken. Deactivate somebody, or get more seats.`);
/** The server cannot keep up; nothing was done. */
export const busy = (retryAfterSeconds: number): Refusal =>
  new Refusal('RATE_LIMITED', `The server is busy. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
