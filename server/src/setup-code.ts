import { createHmac, randomBytes } from 'node:crypto';
import type { Env } from './env.js';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12;
const LONG_ENOUGH = 8;

/**
 * The code that a first createOrganization wants (environment.md, SIGN_UP): 12 letters, 60 bits. Processes that share a
 * database with a password print the same one, others one of their own at each start.
 */
export function setupCode(env: Pick<Env, 'databaseUrl'>): string {
  const password = env.databaseUrl === null ? '' : new URL(env.databaseUrl).password;
  const secret = password.length >= LONG_ENOUGH ? Buffer.from(env.databaseUrl ?? '') : randomBytes(32);
  const digest = createHmac('sha256', secret).update('set-up code').digest();
  const letters = [...digest.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Whether a first organization needs the code: not where the server can be reached from this machine alone. */
export function needsSetupCode(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl);
  return !(
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  );
}
