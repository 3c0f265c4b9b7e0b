import { generate } from 'selfsigned';

/** A key and a certificate that trusts itself. */
export interface Certificate {
  key: string;
  cert: string;
}

/** A certificate for local names, made now and good for a day. */
export async function makeCertificate(): Promise<Certificate> {
  const now = Date.now();
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    notBeforeDate: new Date(now - 60_000),
    notAfterDate: new Date(now + 24 * 3_600_000),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
