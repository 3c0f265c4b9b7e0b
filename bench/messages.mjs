import { randomUUID } from 'node:crypto';
import { say as tell } from '../scripts/lib/say.mjs';
import { openSocket } from './api.mjs';
import { median } from './statistics.mjs';

const CONNECTIONS = 50;
/** Together no more than a participant may send in one burst. */
const WARM_UP = 5;
const EACH = 40;
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq } }';
const CONSOLE = 'subscription { consoleEvents { __typename } }';

/**
 * Messages acknowledged a second, each committed by then: 50 visitors over 50 sockets, each sending its next message when
 * the last one is acknowledged. In turn with as many bare inserts of one row each.
 */
export async function measureMessages({ shop, database, rounds }) {
  // Somebody is at the console, so that no phone rings.
  const desk = await openSocket(shop.url, shop.token);
  await desk.ask(CONSOLE, {});
  const turns = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = await productRound(shop);
    const limit = await perSecond(CONNECTIONS * EACH, () => database.insertMany(CONNECTIONS * EACH));
    turns.push({ value, limit, ratio: value / limit });
    tell(`  round ${round + 1}: ${value.toFixed(0)} of ${limit.toFixed(0)} messages/s`);
  }
  desk.close();
  const middle = (key) => median(turns.map((turn) => turn[key]));
  return [
    {
      figure: database.messagesFigure,
      unit: 'messages/s',
      value: middle('value'),
      limit: middle('limit'),
      ratio: middle('ratio'),
      better: 'higher',
      must: database.messagesMust,
      aim: database.messagesAim,
    },
  ];
}

async function productRound(shop) {
  const visitors = [];
  for (let index = 0; index < CONNECTIONS; index += 1) visitors.push(await shop.request());
  const sockets = await Promise.all(visitors.map(({ token }) => openSocket(shop.url, token)));
  const everybody = (count) => Promise.all(sockets.map((socket, index) => say(socket, visitors[index].chatId, count)));
  await everybody(WARM_UP);
  const rate = await perSecond(CONNECTIONS * EACH, () => everybody(EACH));
  for (const socket of sockets) socket.close();
  await Promise.all(visitors.map((visitor) => shop.end(visitor)));
  return rate;
}

async function say(socket, chatId, count) {
  for (let line = 0; line < count; line += 1) {
    const input = {
      chatId,
      clientMessageId: randomUUID(),
      body: `Line ${line}, of the length that people write, more or less.`,
    };
    const { data, errors } = await socket.ask(SEND, { input });
    if (errors || !data.sendMessage) throw new Error(`A message was not taken: ${JSON.stringify(errors)}`);
  }
}

async function perSecond(count, work) {
  const begun = performance.now();
  await work();
  return (count * 1000) / (performance.now() - begun);
}
