import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 120_000;
const POLL_MS = 2;

/** Does `work` for each item, so many at a time, and resolves with the results in order. */
export async function many(items, atOnce, work) {
  const results = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const some = items.slice(from, from + atOnce);
    results.push(...(await Promise.all(some.map((item) => work(item)))));
  }
  return results;
}

/** Resolves when `isSo` gives true; rejects with `otherwise()` after two minutes. */
export async function until(isSo, otherwise) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(otherwise());
    await wait(POLL_MS);
  }
}
