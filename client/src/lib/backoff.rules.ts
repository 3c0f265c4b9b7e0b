const FIRST = 500;
const LONGEST = 15_000;

/**
 * Milliseconds to wait before the given try (0 is the first retry): doubling from half a second to 15 seconds, spread by `random`
 * (0 to 1) over the upper half, so that many consoles do not come back in the same instant after a restart.
 */
export function backoff(retries: number, random: number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(retries, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
