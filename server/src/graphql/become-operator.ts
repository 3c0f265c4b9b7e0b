import { forbidden } from '../errors.js';
import type { Context, SessionCookies } from './context.js';
import { callerOfSession } from '../access/resolve-caller.js';

/** What sets the session cookie. FORBIDDEN on a socket, which cannot. */
export function sessionCookies(context: Context): SessionCookies {
  if (!context.cookies) throw forbidden('Sign in over HTTP: a WebSocket cannot set the session cookie.');
  return context.cookies;
}

/** Sets the session cookie, and answers the rest of this operation as the operator who just signed in. */
export async function becomeOperator(context: Context, cookies: SessionCookies, token: string): Promise<void> {
  cookies.set(token);
  const caller = await callerOfSession(context.services, token);
  if (caller) context.caller = caller;
}
