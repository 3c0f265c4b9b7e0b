import { setTimeout as wait } from 'node:timers/promises';
import { sqlite } from '../databases.mjs';
import { addChats } from '../fill.mjs';
import { residentKib } from '../processes.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const CONNECTIONS = 10_000;
const FIRST = 500;
/** How long garbage of opening them is given to go. */
const SETTLE_MS = 4_000;

/** What an idle visitor costs in memory. */
export const memory = {
  name: 'memory',
  keys: ['memory'],
  missing: sqlite.missing,
  method: `A server process of its own for each turn, on SQLite. ${FIRST} visitors connect and subscribe, each to a chat of its own, which
brings the server's code and caches to work; then as many more as make ${CONNECTIONS.toLocaleString('en')} do. The growth of the resident memory
(VmRSS) over the second step, ${SETTLE_MS / 1000} s after the last, divided by its connections; buffers of the kernel are not in it. Nothing makes
the process collect its garbage. The limit is the forwarding server with as many connections, each in a room of its own. "Must" and
"aim" are absolute here: the ratio column repeats the KiB of the product, and \`parts\` in the JSON has the ratio to \`ws\`.`,
  run: async ({ pairs, say }) => {
    const own = await measureMemory({ pairs, say, connections: CONNECTIONS });
    return [{ key: 'memory', value: own.value, limit: own.limit, ratio: own.value, parts: { 'against `ws`': own } }];
  },
};

/** KiB a connection, of product and raw `ws`. */
export async function measureMemory({ pairs, say, connections }) {
  const turns = await takeTurns({
    pairs,
    limit: () => onStage((stage) => rawTurn(stage, connections)),
    product: () => onStage((stage) => productTurn(stage, connections)),
    onTurn: (own, bound) => say(`${own.kib.toFixed(1)} of ${bound.kib.toFixed(1)} KiB`),
  });
  return compare(turns, 'kib');
}

async function rawTurn(stage, connections) {
  const { url, pid } = await stage.raw();
  const subscribers = Array.from({ length: connections }, (_, at) => ({ chatId: at }));
  return grown(stage.load(), pid, { url, to: 'raw', alone: true, subscribers });
}

async function productTurn(stage, connections) {
  const { database, server, shop } = await stage.product(sqlite);
  const chats = await addChats(database, shop, connections);
  const subscribers = chats.map(({ id, token }) => ({ chatId: id, token }));
  return grown(stage.load(), server.pid, { url: server.url, to: 'chat', subscribers });
}

/** How much a process grows by all but the first of the subscribers. */
async function grown(load, pid, { subscribers, ...crowd }) {
  const rest = subscribers.slice(FIRST);
  await load.run('openCrowd', { ...crowd, subscribers: subscribers.slice(0, FIRST) });
  await wait(SETTLE_MS / 2);
  const before = residentKib(pid);
  await load.run('openCrowd', { ...crowd, subscribers: rest });
  await wait(SETTLE_MS);
  return { kib: (residentKib(pid) - before) / rest.length };
}
