import type { Logger } from 'pino';
import type { SystemClock } from '../clock.js';
import type { Database } from './database.js';

const EVERY_MS = 60_000;
/** After a look that failed, or whose answer was long under way. */
const AGAIN_MS = 5_000;

/** Keeps the clock on the database server's, from now on and each minute. Returns what stops it. */
export async function followServerClock(
  db: Pick<Database, 'serverTime'>,
  clock: SystemClock,
  log: Pick<Logger, 'warn'>,
): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = (): Promise<boolean> => clock.follow(() => db.serverTime());
  const waitAfter = (exact: boolean): void => {
    if (!stopped) timer = setTimeout(() => void lookAgain(), exact ? EVERY_MS : AGAIN_MS);
  };
  const lookAgain = async (): Promise<void> => {
    const exact = await look().catch((error: unknown) => {
      log.warn({ err: error }, "The database's clock could not be read");
      return false;
    });
    waitAfter(exact);
  };
  waitAfter(await look());
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
