import { sourceOf, type Operation } from './graphql';
import { wakeAll } from './wake';

const ANSWER_WITHIN_MS = 15_000;

/** Where the server is, who calls, and with which clock: everything a call needs that is not the operation. */
export interface Connection {
  /** The address of POST /graphql. */
  endpoint: string;
  /** A visitor's or phone's bearer token; none for what is public. */
  token?: string;
}

/** The server understood and refused; `code` is one of the contract's error codes. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly field?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
  }
}

/** Nothing is known about the outcome: no network, no answer in time, or an answer that is not the API's. Safe to try again. */
export class Unreachable extends Error {}

interface Answer {
  data?: unknown;
  errors?: ReadonlyArray<{ extensions?: { code?: string; field?: string; retryAfterSeconds?: number } }>;
}

let serverAhead = 0;
let unreachable = false;

/** The server's time in milliseconds, as far as its answers tell; a phone's own clock may be minutes off. */
export function serverNow(): number {
  return Date.now() + serverAhead;
}

/**
 * Runs a query or mutation over HTTP, without cookies.
 * @throws ApiError where the server refuses, Unreachable where the outcome is unknown.
 */
export async function call<Result, Variables>(
  connection: Connection,
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = await post(connection, JSON.stringify({ query: sourceOf(operation), variables }));
  const error = answer.errors?.[0]?.extensions;
  if (error?.code === 'INTERNAL_SERVER_ERROR') throw new Unreachable();
  if (error?.code) throw new ApiError(error.code, error.field, error.retryAfterSeconds);
  if (!answer.data) throw new Unreachable();
  return answer.data as Result;
}

async function post({ endpoint, token }: Connection, body: string): Promise<Answer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer = (await response.json()) as Answer;
    readClock(response);
    reached();
    return answer;
  } catch {
    unreachable = true;
    throw new Unreachable();
  }
}

function reached(): void {
  if (unreachable) {
    unreachable = false;
    wakeAll();
  }
}

function readClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  // Whole seconds only, and half a second late on average: small differences are noise.
  if (Math.abs(date + 500 - Date.now()) > 2_000) serverAhead = date + 500 - Date.now();
  else if (date) serverAhead = 0;
}
