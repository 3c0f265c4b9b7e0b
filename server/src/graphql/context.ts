import type { Caller } from '../access/caller.js';
import type { RateLimits } from '../access/rate-limits.js';
import type { Services } from '../services.js';
import type { Loaders } from './loaders.js';

/** What every resolver is given. */
export interface Context {
  services: Services;
  /** Who asks; changes when an operation signs them in. */
  caller: Caller;
  limits: RateLimits;
  /** The Origin header, exactly as sent; null where there is none. */
  origin: string | null;
  /** The caller's address, for rate limits. */
  ip: string;
  /** Batches reads within one operation. */
  loaders: Loaders;
  /** HTTP only: sets or clears the session cookie. Null on a socket. */
  cookies: SessionCookies | null;
  /** Sockets only: closes the connection with a code that clients retry. Null over HTTP. */
  connection: Connection | null;
}

/** The socket an operation came over. */
export interface Connection {
  close(code: number, reason: string): void;
  /** How long it has left a ping unanswered, in milliseconds; 0 where none is. */
  silentMs(): number;
}

/** How a resolver signs a browser in and out. */
export interface SessionCookies {
  set(token: string): void;
  clear(): void;
}
