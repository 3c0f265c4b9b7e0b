const FIRST_MS = 400;
const LONGEST_MS = 30_000;

/**
 * How long to wait before trying again, in milliseconds: exponential with full jitter, so that a restarted server is not met by
 * everybody at once.
 * @param attempt how many tries failed in a row, from 1
 * @param random a number from 0 to 1
 */
export function retryDelay(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(FIRST_MS / 2 + random * (ceiling - FIRST_MS / 2));
}
