const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where a browser that opened this machine under another of its names is sent: 127.0.0.1 is not localhost to a browser,
 * so that nobody could sign in there. Null where nothing is amiss. The answer is always PUBLIC_URL's.
 */
export function ownAddress(publicUrl: string, host: string | undefined, path: string): string | null {
  const own = new URL(publicUrl);
  if (host === undefined || host === own.host || !URL.canParse(`http://${host}`)) return null;
  const asked = new URL(`http://${host}`);
  const isAlias = LOOPBACK.has(asked.hostname) && LOOPBACK.has(own.hostname) && asked.port === own.port;
  return isAlias ? own.origin + path : null;
}
