/** How many sockets a process takes. */
export interface SocketLimits {
  /** In all. */
  most: number;
  /** From one address that is not this machine's own. */
  mostPerAddress: number;
}

/** Why an upgrade is refused, as the status of the answer; null where it is not. */
export function refusalOf(limits: SocketLimits, open: number, openFromAddress: number): 429 | 503 | null {
  if (open >= limits.most) return 503;
  return openFromAddress >= limits.mostPerAddress ? 429 : null;
}

/**
 * Whose sockets count together: an IPv4 address, or the network of an IPv6 address that one customer is given. Null for this
 * machine itself, behind whose address a proxy may hide everybody.
 */
export function addressGroup(ip: string): string | null {
  const address = ip.startsWith('::ffff:') ? ip.slice(7) : ip;
  if (address === '' || address === '::1' || address.startsWith('127.')) return null;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const filled = tail === undefined ? groups : [...groups, ...Array<string>(4).fill('0')];
  return filled.slice(0, 4).join(':');
}

/** As many sockets as asked for, or as the open files that the system allows leave room for. */
export function socketsThatFit(asked: number, openFiles: number | null, kept: number): number {
  return openFiles === null ? asked : Math.max(1, Math.min(asked, openFiles - kept));
}
