import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse as parseCookies } from 'cookie';
import type { Caller } from '../access/caller.js';
import type { Credentials } from '../access/resolve-caller.js';
import type { RateLimits } from '../access/rate-limits.js';
import type { Services } from '../services.js';
import type { Context } from './context.js';
import { Loaders } from './loaders.js';
import { sessionCookieName } from './session-cookies.js';

/** What makes the context of an operation, the same for both transports. */
export interface ContextParts {
  services: Services;
  limits: RateLimits;
}

/** What a request shows of itself; on a socket the bearer token is in connection_init instead of a header. */
export function credentialsOf(
  request: { headers: Pick<IncomingHttpHeaders, 'cookie' | 'origin'> },
  authorization: unknown,
  publicUrl: string,
): Credentials {
  const cookies = parseCookies(request.headers.cookie ?? '');
  return {
    bearer: bearerOf(authorization),
    cookie: cookies[sessionCookieName(publicUrl)] ?? null,
    origin: request.headers.origin ?? null,
  };
}

/** The token of "Bearer TOKEN"; null where there is no such header, "" where it has no token. */
function bearerOf(authorization: unknown): string | null {
  if (typeof authorization !== 'string') return null;
  const match = /^Bearer(?:\s+(.*))?$/i.exec(authorization.trim());
  return match ? (match[1]?.trim() ?? '') : null;
}

/** The context of one operation, or of one answer to a subscription. */
export function createContext(
  { services, limits }: ContextParts,
  caller: Caller,
  rest: Pick<Context, 'origin' | 'ip' | 'cookies' | 'connection'>,
): Context {
  return { services, limits, caller, loaders: new Loaders(services.db, services.clock), ...rest };
}

/** Whether an address may say, as a proxy, whose request it passes on. */
export type TrustsProxy = (address: string, hop: number) => boolean;

/** Whose request it is: the nearest address in the chain that is not a trusted proxy. */
export function clientAddress(request: IncomingMessage, trusts: TrustsProxy): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const chain = [request.socket.remoteAddress ?? '', ...forwarded.reverse()];
  const found = chain.findIndex((address, hop) => !trusts(address, hop));
  return chain[found === -1 ? chain.length - 1 : found] ?? '';
}
