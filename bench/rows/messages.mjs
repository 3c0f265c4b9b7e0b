import { setTimeout as wait } from 'node:timers/promises';
import { mariadb, sqlite } from '../databases.mjs';
import { addChats } from '../fill.mjs';
import { withCpu } from '../processes.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const PAIRS = 100;
/** A participant may send 50 messages at once, and has them all back after five seconds. */
const EACH = 48;
const REFILL_MS = 5_200;
const RAW_EACH = 300;
const WARM_UPS = 5;
const BARE_SECONDS = 2;

/** Durable messages: how many a second, and what one costs the server. */
export const messages = {
  name: 'messages',
  keys: ['messages', 'messageCpu'],
  missing: mariadb.missing,
  method: `${PAIRS} visitors on as many WebSockets each send ${EACH} messages, the next one when the last is acknowledged and
has arrived at the operator who subscribes to that chat on a WebSocket of their own: ${2 * PAIRS} connections, one message
each under way. An acknowledged message is committed. Before and after each such turn, the limits: ten connections of mysql2
insert rows of one table with one index, one row and one commit each, for ${BARE_SECONDS} s; and the same ${PAIRS} pairs talk through
a server that forwards frames with \`ws\` and does nothing else. CPU is that of the whole server process, user and system,
divided by its messages. Each turn is as long as it is because a participant may send 50 messages at once and ten a second
after that.`,
  run: (options) => measure(mariadb, options).then(({ perSecond, cpu }) => [named('messages', perSecond), cpu]),
};

/** The same on the embedded database. */
export const messagesOnSqlite = {
  name: 'messages-sqlite',
  keys: ['messagesOnSqlite'],
  missing: sqlite.missing,
  method: `As above, on the embedded database (WAL, synchronous=FULL); the limit is better-sqlite3 inserting into a database of its own
with the same settings, one row and one commit each.`,
  run: (options) => measure(sqlite, options).then(({ perSecond }) => [named('messagesOnSqlite', perSecond)]),
};

const named = (key, result) => ({ key, ...result });

/** Both figures on one kind of database. */
export function measure(kind, { pairs, say }) {
  return onStage(async (stage) => {
    const { database, server, shop } = await stage.product(kind);
    const load = stage.load();
    await openTalks(load, { database, server, shop });
    const raw = await rawPairs(stage);
    const bare = stage.load();
    const limit = async () => ({
      ...(await raw.turn()),
      ...(await bare.run('bareInserts', { bare: database.bare, seconds: BARE_SECONDS })),
    });
    const product = await warmUp(load, server.pid);
    const onTurn = (own, bound) =>
      say(`${own.perSecond.toFixed(0)} of ${bound.perSecond.toFixed(0)} messages/s, ${own.cpuUs.toFixed(0)} µs`);
    const turns = await takeTurns({ pairs, limit, product, onTurn });
    return { perSecond: compare(turns, 'perSecond'), cpu: named('messageCpu', compare(turns, 'cpuUs')) };
  });
}

/** Visitors and the operator who talks to all of them, connected. */
export async function openTalks(load, { database, server, shop }) {
  const chats = await addChats(database, shop, PAIRS, shop.administratorId);
  const talks = chats.map((chat) => ({ ...chat, operatorToken: shop.token }));
  await load.run('openPairs', { url: server.url, chats: talks });
}

/** The same pairs at a raw server. */
export async function rawPairs(stage) {
  const raw = await stage.raw();
  const load = stage.load();
  const chats = Array.from({ length: PAIRS }, (_, at) => ({ id: `room ${at}` }));
  await load.run('openPairs', { url: raw.url, chats, raw: true });
  await load.run('burst', { each: RAW_EACH });
  return { load, turn: () => turnOf(raw.pid, load, RAW_EACH) };
}

/** Compilers have seen the hot path before it is measured. Resolves with what does a turn, once everybody may send again. */
export async function warmUp(load, pid) {
  let mayAt = 0;
  const turn = async () => {
    await wait(Math.max(0, mayAt - performance.now()));
    const done = await turnOf(pid, load, EACH);
    mayAt = performance.now() + REFILL_MS;
    return done;
  };
  for (let time = 0; time < WARM_UPS; time += 1) await turn();
  return turn;
}

/** One burst of everybody: messages a second, and CPU of a process per message in µs. */
async function turnOf(pid, load, each) {
  const { messages: count, milliseconds, cpuMs } = await withCpu(pid, () => load.run('burst', { each }));
  return { perSecond: (count * 1000) / milliseconds, cpuUs: (cpuMs * 1000) / count };
}
