import { createHash, createHmac, randomUUID } from 'node:crypto';

/** How a callback proves that it is MessageBird's, or fails to. */
export type SignatureKind =
  | 'valid'
  | 'HS384'
  | 'HS512'
  | 'none'
  | 'garbage'
  | 'algNone'
  | 'wrongKey'
  | 'otherUrl'
  | 'otherBody'
  | 'noPayloadHash'
  | 'noUrlHash'
  | 'noJti'
  | 'otherIssuer'
  | 'expired'
  | 'notYet';

/** What is signed. */
export interface Signed {
  url: string;
  body: string;
  key: string;
  now: Date;
  /** The same twice is a replay. */
  jti?: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** MessageBird's tokens are good for a minute. */
const GOOD_FOR_SECONDS = 60;

/** The MessageBird-Signature-JWT header (docs/messagebird.md, "Signatures"); undefined: none is sent. */
export function signatureHeader(kind: SignatureKind, signed: Signed): string | undefined {
  if (kind === 'none') return undefined;
  if (kind === 'garbage') return 'garbage';
  const algorithm = kind === 'HS384' || kind === 'HS512' ? kind : 'HS256';
  const header = part({ alg: kind === 'algNone' ? 'none' : algorithm, typ: 'JWT' });
  const claims = part(claimsOf(kind, signed));
  if (kind === 'algNone') return `${header}.${claims}.`;
  const key = kind === 'wrongKey' ? `${signed.key}!` : signed.key;
  const digest = createHmac(algorithm.replace('HS', 'sha'), key).update(`${header}.${claims}`).digest('base64url');
  return `${header}.${claims}.${digest}`;
}

function claimsOf(kind: SignatureKind, { url, body, now, jti }: Signed): object {
  const shift = kind === 'expired' ? -120 : kind === 'notYet' ? 120 : 0;
  const notBefore = Math.floor(now.getTime() / 1000) + shift;
  return {
    iss: kind === 'otherIssuer' ? 'Somebody' : 'MessageBird',
    nbf: notBefore,
    exp: notBefore + GOOD_FOR_SECONDS,
    ...(kind === 'noJti' ? {} : { jti: jti ?? randomUUID() }),
    ...(kind === 'noUrlHash' ? {} : { url_hash: sha256(kind === 'otherUrl' ? `${url}&more=1` : url) }),
    ...(body === '' || kind === 'noPayloadHash'
      ? {}
      : { payload_hash: sha256(kind === 'otherBody' ? `${body}!` : body) }),
  };
}
