import type { Logger } from 'pino';
import type { SystemClock } from '../clock.js';
import type { Database } from './database.js';

const EVERY_MS = 60_000;

/** Keeps the clock on the database server's, from now on and each minute. Returns what stops it. */
export async function followServerClock(db: Database, clock: SystemClock, log: Logger): Promise<() => void> {
  const sample = async (): Promise<void> => {
    const reading = await db.serverTime();
    if (reading) clock.adjust(reading);
  };
  await sample();
  const timer = setInterval(() => {
    sample().catch((error: unknown) => log.warn({ err: error }, "The database's clock could not be read"));
  }, EVERY_MS);
  return () => clearInterval(timer);
}
