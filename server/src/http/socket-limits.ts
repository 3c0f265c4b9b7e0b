import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { socketsThatFit, type SocketLimits } from '../graphql/admission.rules.js';

/** Open files kept for everything else: the database, requests over HTTP, the log. */
const KEPT_FILES = 500;

/** How many sockets this process takes: as the environment says, but no more than it may open files. */
export function socketLimits(
  env: { maxConnections: number; maxConnectionsPerAddress: number },
  log: Logger,
): SocketLimits {
  const most = socketsThatFit(env.maxConnections, openFilesLimit(), KEPT_FILES);
  if (most < env.maxConnections) {
    log.warn({ most, asked: env.maxConnections }, 'The limit of open files leaves room for fewer connections');
  }
  return { most, mostPerAddress: env.maxConnectionsPerAddress };
}

/** How many files the system lets this process open; null where that is not told, or is unlimited. */
function openFilesLimit(): number | null {
  try {
    const told = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return told === undefined ? null : Number(told);
  } catch {
    return null;
  }
}
