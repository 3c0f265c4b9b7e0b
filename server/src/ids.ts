import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUIDv7: unique, and sorted by the time it was made. */
export function newId(): string {
  return v7();
}

/** A bearer secret of 128 random bits, 22 characters that need no escaping in a URL. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** What is stored of a secret of at least 112 bits: enough to recognise it, useless to whoever reads the table. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
