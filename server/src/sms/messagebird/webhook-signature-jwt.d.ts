declare module 'messagebird/lib/webhook-signature-jwt.js' {
  import type { KeyObject } from 'node:crypto';

  /** What a signature is held to. */
  export class VerifyOptions {
    constructor(
      validateUrl: boolean,
      validatePayload: boolean,
      jwtVerifyOptions: { issuer: string; algorithms: string[]; clockTolerance: number; currentDate: Date },
      jwtVerifyJti: (jti: unknown) => boolean,
    );
  }

  /** Rejects unless `jwt` was signed with `key` for this URL and body. */
  export function verify(
    url: string,
    payload: Buffer | null,
    jwt: string,
    key: KeyObject,
    options: VerifyOptions,
  ): Promise<true>;
}
