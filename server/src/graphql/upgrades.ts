import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** What takes upgrades at /graphql. */
export interface TakesUpgrades {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
}

/** Those who are refused come back within so many seconds, each at a moment of its own. */
const FIRST_RETRY_SECONDS = 2;
const RETRY_SPREAD_SECONDS = 8;

/** Hands upgrades at /graphql to the transport, or 503 while there is none; any other path is not found. */
export function acceptUpgrades(server: Server, transport: () => TakesUpgrades | null): void {
  server.on('upgrade', (request, stream, head) => {
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/graphql') return refuseUpgrade(stream, 404);
    const found = transport();
    if (found) found.upgrade(request, stream, head);
    else refuseUpgrade(stream, 503);
  });
}

/** Answers an upgrade with an error and lets the connection go; one that may be tried again says when. */
export function refuseUpgrade(stream: Duplex, status: 404 | 429 | 503): void {
  const retryAfter = FIRST_RETRY_SECONDS + Math.floor(Math.random() * RETRY_SPREAD_SECONDS);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...(status === 404 ? [] : [`Retry-After: ${retryAfter}`]),
    'Content-Length: 0',
    'Connection: close',
  ];
  stream.on('error', () => stream.destroy());
  stream.once('finish', () => stream.destroy());
  stream.end(`${lines.join('\r\n')}\r\n\r\n`);
}
