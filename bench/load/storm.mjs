import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../statistics.mjs';
import { CHAT_EVENTS } from './documents.mjs';
import { openGraphql } from './graphql.mjs';

/** As the widget waits before a try (widget/src/core/retry.rules.ts). */
const FIRST_MS = 400;
const LONGEST_MS = 30_000;
const retryDelay = (attempt) =>
  FIRST_MS / 2 + Math.random() * (Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) - FIRST_MS / 2);

let visitors = [];

/** They all leave. */
export function endStorm() {
  for (const visitor of visitors) visitor.close();
  visitors = [];
}

/**
 * Visitors whose connections were all lost at this moment: each comes back as the widget does, and again where it fails, until
 * it has the state of its chat, and stays. Resolves with how long that took, by quantile, and how often they had to try again.
 */
export async function storm({ url, subscribers }) {
  const begun = performance.now();
  let failures = 0;
  const back = subscribers.map(async ({ token, chatId }) => {
    for (let attempt = 1; ; attempt += 1) {
      await wait(retryDelay(attempt));
      try {
        const client = await openGraphql(url, token);
        await client.subscribe(CHAT_EVENTS, { chatId, afterSeq: 0 }, () => undefined);
        return { client, milliseconds: performance.now() - begun };
      } catch {
        failures += 1;
      }
    }
  });
  const all = await Promise.all(back);
  const times = all.map(({ milliseconds }) => milliseconds);
  visitors = all.map(({ client }) => client);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), last: Math.max(...times), failures };
}
