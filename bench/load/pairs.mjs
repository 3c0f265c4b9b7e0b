import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../statistics.mjs';
import { CHAT_EVENTS, SEND } from './documents.mjs';
import { openGraphql } from './graphql.mjs';
import { many, until } from './many.mjs';
import { openRaw } from './raw.mjs';

const AT_ONCE = 50;
/** A message carries the instant it was due, and is as long as what people write. */
const PADDING = ' the boiler in the cellar leaks again, and the water is on its way up the stairs.';
const lineOf = (due) => `~${due.toFixed(3)}|${PADDING}`;
const dueOf = (data) => {
  const from = data.indexOf('~');
  return from < 0 ? null : Number(data.toString('latin1', from + 1, data.indexOf('|', from)));
};

let pairs = [];

/**
 * Opens pairs of connections that talk in one direction: through the raw server, or in a chat, its visitor's and that of an
 * operator who has the chat on the screen. `chats` name each chat, the visitor's token and the operator's.
 */
export async function openPairs({ url, chats, raw = false }) {
  pairs = await many(chats, AT_ONCE, (chat) => (raw ? rawPair(url, chat) : productPair(url, chat)));
  return { opened: pairs.length };
}

export function closePairs() {
  for (const pair of pairs) pair.close();
  pairs = [];
}

/**
 * Each pair says `each` messages, the next one when the last was acknowledged and has arrived. Resolves with how many
 * messages that were and how long they took.
 */
export async function burst({ each }) {
  const begun = performance.now();
  await Promise.all(pairs.map((pair) => talk(pair, each)));
  return { messages: pairs.length * each, milliseconds: performance.now() - begun };
}

async function talk(pair, count) {
  for (let line = 0; line < count; line += 1) {
    await new Promise((resolve, reject) => {
      let left = 2;
      const oneDone = () => (left -= 1) === 0 && resolve();
      pair.onArrived = oneDone;
      pair.post(lineOf(performance.now())).then(oneDone, reject);
    });
  }
}

/**
 * So many messages a second over all pairs, whether or not the last ones have arrived: the milliseconds from when each was
 * due to its arrival, as p50 and p99.
 */
export async function steady({ rate, seconds }) {
  const times = [];
  const failed = [];
  for (const pair of pairs) pair.onArrived = (due) => times.push(performance.now() - due);
  const begun = performance.now();
  const total = rate * seconds;
  for (let sent = 0; sent < total;) {
    for (const due = performance.now(); sent < total && dueAt(begun, sent, rate) <= due; sent += 1) {
      pairs[sent % pairs.length].post(lineOf(dueAt(begun, sent, rate))).catch((error) => failed.push(error));
    }
    await wait(1);
  }
  await until(
    () => times.length + failed.length >= total,
    () => `${total - times.length} of ${total} messages did not arrive.`,
  );
  if (failed.length > 0) throw failed[0];
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

const dueAt = (begun, sent, rate) => begun + (sent * 1000) / rate;

async function rawPair(url, { id }) {
  const pair = { onArrived: () => undefined };
  const receiver = await openRaw(url, id, (data) => pair.onArrived(dueOf(data)));
  const sender = await openRaw(url, id);
  const post = async (body) => sender.send(JSON.stringify({ type: 'message', room: id, author: 'VISITOR', body }));
  return Object.assign(pair, { post, close: () => [sender, receiver].forEach((end) => end.close()) });
}

async function productPair(url, { id: chatId, token, operatorToken }) {
  const pair = { onArrived: () => undefined };
  const arrived = (data) => {
    const due = dueOf(data);
    if (due !== null) pair.onArrived(due);
  };
  const receiver = await openGraphql(url, operatorToken);
  await receiver.subscribe(CHAT_EVENTS, { chatId, afterSeq: 0 }, arrived);
  const sender = await openGraphql(url, token);
  const post = (body) => patiently(sender, { chatId, clientMessageId: randomUUID(), body });
  return Object.assign(pair, { post, close: () => [sender, receiver].forEach((end) => end.close()) });
}

/** A caller who is told to slow down does so, and sends the same message again. */
async function patiently(sender, input) {
  for (;;) {
    try {
      return await sender.run(SEND, { input });
    } catch (error) {
      if (error.retryAfterSeconds === undefined) throw error;
      await wait(error.retryAfterSeconds * 1000);
    }
  }
}
