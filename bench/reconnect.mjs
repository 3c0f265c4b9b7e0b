// npm run bench -- reconnect [--clients N] [--rounds N]: everybody comes back at once to a server that has just started.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import os from 'node:os';
import { say } from '../scripts/lib/say.mjs';
import { mariadb } from './databases.mjs';
import { addChats } from './fill.mjs';
import { SEND } from './load/documents.mjs';
import { openGraphql } from './load/graphql.mjs';
import { measuredWith } from './server.mjs';
import { onStage } from './rows/stage.mjs';
import { median, quantile } from './statistics.mjs';

/** One participant writes so often all the while: what it waits is what everybody else notices of the storm. */
const WRITE_EVERY_MS = 150;
const QUIET_MS = 3000;
/** Two looks for missed events, beside a Redis or not. */
const IDLE_MS = 20_000;

/** Prints, for each round, what the storm took, what it asked of the database, and what others noticed. */
export async function reconnect({ clients = 5000, rounds = 3 } = {}) {
  if (mariadb.missing()) return say(mariadb.missing());
  // They all come from one address here.
  Object.assign(measuredWith, { MAX_CONNECTIONS_PER_ADDRESS: '100000' });
  const results = [];
  for (let round = 1; round <= rounds; round += 1) {
    results.push(await onStage((stage) => oneStorm(stage, clients)));
    say(`  round ${round}: ${JSON.stringify(results.at(-1))}`);
  }
  const middle = (key) => median(results.map((result) => result[key]));
  console.log(`${clients} clients come back at once to one server that has just started; medians of ${rounds} rounds`);
  console.log(`(load average ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors).

| figure | value |
|---|---|
| half of them have their chat again after | ${(middle('p50') / 1000).toFixed(1)} s |
| 99 % after | ${(middle('p99') / 1000).toFixed(1)} s |
| tries that failed | ${middle('failures')} |
| queries, for each client | ${middle('queriesEach').toFixed(1)} |
| queries that ran at once, at most | ${middle('mostAtOnce')} |
| connections to the database, at most | ${middle('connections')} |
| sendMessage of somebody else, p50 before and meanwhile | ${middle('calmP50').toFixed(1)} ms, ${middle('stormP50').toFixed(1)} ms |
| and p99 meanwhile | ${middle('stormP99').toFixed(1)} ms |
| queries a second once all are back and nobody does anything | ${middle('idlePerSecond').toFixed(0)} |`);
  return true;
}

async function oneStorm(stage, clients) {
  const { database, server, shop } = await stage.product(mariadb);
  const chats = await addChats(database, shop, clients, shop.administratorId);
  const [talking] = await addChats(database, shop, 1, shop.administratorId);
  const writer = await Writer.start(server.url, talking);
  await wait(QUIET_MS);
  const calm = writer.take();
  const load = stage.load();
  const watch = await watchDatabase(database);
  const subscribers = chats.map(({ id, token }) => ({ chatId: id, token }));
  const result = await load.run('storm', { url: server.url, subscribers });
  const { queries, mostAtOnce, connections } = await watch.end();
  const meanwhile = writer.take();
  await writer.stop();
  const idle = await watchDatabase(database);
  await wait(IDLE_MS);
  const { queries: idleQueries } = await idle.end();
  await load.run('endStorm');
  return {
    ...result,
    queriesEach: queries / clients,
    mostAtOnce,
    connections,
    idlePerSecond: (idleQueries * 1000) / IDLE_MS,
    calmP50: quantile(calm, 0.5),
    stormP50: quantile(meanwhile, 0.5),
    stormP99: quantile(meanwhile, 0.99),
  };
}

/** Counts what the database is asked, its own looking left out. */
async function watchDatabase({ query }) {
  const status = async (name) => Number((await query('SHOW GLOBAL STATUS LIKE ?', [name]))[0].Value);
  const before = await status('Questions');
  let own = 1;
  let mostAtOnce = 0;
  let watching = true;
  const look = async () => {
    while (watching) {
      // One of them is this question.
      mostAtOnce = Math.max(mostAtOnce, (await status('Threads_running')) - 1);
      own += 1;
      await wait(20);
    }
  };
  const looking = look();
  return {
    end: async () => {
      watching = false;
      await looking;
      const queries = (await status('Questions')) - before - own;
      return { queries, mostAtOnce, connections: await status('Max_used_connections') };
    },
  };
}

/** Somebody in the middle of a chat, who goes on writing. */
class Writer {
  #times = [];
  #stopped = false;
  #writing;

  static async start(url, { id, token }) {
    const writer = new Writer();
    const client = await openGraphql(url, token);
    writer.#writing = writer.#write(client, id);
    return writer;
  }

  /** The milliseconds of each message since the last call. */
  take() {
    return this.#times.splice(0);
  }

  async stop() {
    this.#stopped = true;
    await this.#writing;
  }

  async #write(client, chatId) {
    while (!this.#stopped) {
      const begun = performance.now();
      await client.run(SEND, { input: { chatId, clientMessageId: randomUUID(), body: 'I am still here' } });
      this.#times.push(performance.now() - begun);
      await wait(WRITE_EVERY_MS);
    }
    client.close();
  }
}
