import { createSecretKey, type KeyObject } from 'node:crypto';
import signatures from 'messagebird/lib/webhook-signature-jwt.js';

/** What is known of a callback before it is believed. */
export interface Callback {
  /** The full URL that MessageBird called, with its query as received. */
  url: string;
  /** The raw body; null where there is none. */
  body: Buffer | null;
  /** The MessageBird-Signature-JWT header. */
  jwt: string | undefined;
}

// MessageBird signs for 60 s and the package allows 5 s beside; a token seen is remembered for longer than that.
const REMEMBERED_MS = 3 * 60_000;
const REMEMBERED_AT_MOST = 10_000;

/**
 * Tells MessageBird's callbacks from forged ones. It awaits the package's `verify`; the package's own middleware lets
 * everything through.
 */
export class CallbackSignatures {
  private readonly key: KeyObject | null;
  /** Token ids that were used, with the time they may be forgotten; in that order. */
  private readonly seen = new Map<string, number>();

  constructor(
    signingKey: string | null,
    private readonly now: () => Date,
  ) {
    this.key = signingKey === null || signingKey === '' ? null : createSecretKey(Buffer.from(signingKey, 'utf8'));
  }

  /** The id of a callback that MessageBird signed and that was not seen before; null for any other. Never rejects. */
  async accept({ url, body, jwt }: Callback): Promise<string | null> {
    if (!this.key || jwt === undefined) return null;
    const now = this.now();
    let id: string | null = null;
    const options = new signatures.VerifyOptions(
      true,
      true,
      { issuer: 'MessageBird', algorithms: ['HS256', 'HS384', 'HS512'], clockTolerance: 5, currentDate: now },
      (jti) => {
        id = typeof jti === 'string' && jti.length <= 200 ? jti : null;
        return id !== null && !this.seen.has(id);
      },
    );
    try {
      await signatures.verify(url, body, jwt, this.key, options);
    } catch {
      return null;
    }
    return id !== null && this.remember(id, now.getTime()) ? id : null;
  }

  /** Lets a callback come again whose effect failed. */
  forget(id: string): void {
    this.seen.delete(id);
  }

  /** False where another callback with this id was accepted meanwhile. */
  private remember(id: string, now: number): boolean {
    if (this.seen.has(id)) return false;
    for (const [old, until] of this.seen) {
      if (until > now && this.seen.size < REMEMBERED_AT_MOST) break;
      this.seen.delete(old);
    }
    this.seen.set(id, now + REMEMBERED_MS);
    return true;
  }
}
