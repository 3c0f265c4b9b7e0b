import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/**
 * The first value that `look` returns, asked again until it returns one. For states that no event announces; where an event
 * does, wait for the event. Fails with `what` when the patience is over.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await delay(25);
  }
}
