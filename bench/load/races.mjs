import { ACCEPT } from './documents.mjs';
import { openGraphql } from './graphql.mjs';
import { many } from './many.mjs';

let racers = [];

/** Opens one connection for each operator who will race. */
export async function openRacers({ url, operators }) {
  racers = await many(operators, 25, ({ token }) => openGraphql(url, token));
  return { opened: racers.length };
}

/**
 * All of them accept each chat at once, one chat after the other, or several `atOnce`. Resolves with how many chats had
 * exactly one winner, and for each the milliseconds until the last answer.
 */
export async function races({ chats, atOnce = 1 }) {
  const outcomes = await many(chats, atOnce, race);
  return {
    exactlyOne: outcomes.filter(({ winners }) => winners === 1).length,
    lastAnswerMs: outcomes.map(({ milliseconds }) => milliseconds),
  };
}

async function race(chatId) {
  const begun = performance.now();
  const answers = await Promise.all(racers.map((racer) => racer.run(ACCEPT, { chatId })));
  const winners = answers.filter(({ acceptChat }) => acceptChat.__typename === 'ChatAccepted').length;
  return { winners, milliseconds: performance.now() - begun };
}
