import type { ServerResponse } from 'node:http';
import { serialize } from 'cookie';
import { SESSION_IDLE_SECONDS } from '../access/sessions.js';
import type { SessionCookies } from './context.js';

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** The name of the session cookie; browsers keep a __Host- one to this host and to https. */
export function sessionCookieName(publicUrl: string): string {
  return isHttps(publicUrl) ? '__Host-ringdown_session' : 'ringdown_session';
}

/** Sets and clears the session cookie on an answer: out of reach of scripts, and of other sites. */
export function sessionCookies(response: ServerResponse, publicUrl: string): SessionCookies {
  const write = (value: string, maxAge: number): void => {
    const cookie = serialize(sessionCookieName(publicUrl), value, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: isHttps(publicUrl),
      maxAge,
    });
    response.setHeader('Set-Cookie', cookie);
  };
  return { set: (token) => write(token, SESSION_IDLE_SECONDS), clear: () => write('', 0) };
}
