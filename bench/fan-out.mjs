// npm run bench -- fan-out [--rounds N]: what a delivery costs where the subscribers are at one, two or three processes.
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../scripts/lib/say.mjs';
import { redisMissing, startRedis } from '../scripts/test/services.mjs';
import { mariadb } from './databases.mjs';
import { addChats } from './fill.mjs';
import { cpuMs } from './processes.mjs';
import { onStage } from './rows/stage.mjs';
import { measuredWith, startServer } from './server.mjs';
import { median } from './statistics.mjs';

/** As many for each of one, two and three processes. */
const SUBSCRIBERS = 996;
const MESSAGES = 40;
const WARM_UP = 5;
const PROCESSES = [1, 2, 3];
/** Rounds until the compilers of all processes have seen what is measured: the third has a share of one turn in three. */
const WARM_UP_ROUNDS = 3;
/** A participant has so many messages back after so long. */
const REFILL_MS = 4_600;

/** Prints a table: the CPU of all processes together, divided by the deliveries. */
export async function fanOut({ rounds = 3 } = {}) {
  const missing = mariadb.missing() ?? redisMissing();
  if (missing) return say(missing);
  const redis = await startRedis();
  Object.assign(measuredWith, { REDIS_URL: redis.url, MAX_CONNECTIONS_PER_ADDRESS: '100000' });
  try {
    const figures = await onStage((stage) => measure(stage, rounds));
    print(figures, rounds);
  } finally {
    await redis.stop();
  }
  return true;
}

async function measure(stage, rounds) {
  const { database, server, shop } = await stage.product(mariadb);
  const others = await Promise.all([startServer(database), startServer(database)]);
  const servers = [server, ...others];
  const [{ id: chatId, token }] = await addChats(database, shop, 1, shop.administratorId);
  const figures = new Map(PROCESSES.map((count) => [count, []]));
  try {
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
      for (const count of PROCESSES) {
        const load = stage.load();
        const cpuUs = await oneTurn(load, servers.slice(0, count), { token, chatId, reader: shop.token });
        await load.stop();
        if (round >= 0) figures.get(count).push(cpuUs);
        say(`  ${count} processes: ${cpuUs.toFixed(1)} µs`);
        await wait(REFILL_MS);
      }
    }
  } finally {
    for (const other of others) await other.kill();
  }
  return figures;
}

async function oneTurn(load, servers, { token, chatId, reader }) {
  const share = Array(SUBSCRIBERS / servers.length).fill({ token: reader, chatId });
  for (const { url } of servers) await load.run('openCrowd', { url, to: 'chat', subscribers: share });
  const speaker = { url: servers[0].url, token, chatId };
  await load.run('broadcast', { ...speaker, messages: WARM_UP });
  const used = () => servers.reduce((sum, { pid }) => sum + cpuMs(pid), 0);
  const before = used();
  const { deliveries } = await load.run('broadcast', { ...speaker, messages: MESSAGES });
  const spent = used() - before;
  await load.run('closeCrowd');
  return (spent * 1000) / deliveries;
}

function print(figures, rounds) {
  const one = median(figures.get(1));
  console.log(`One visitor's ${MESSAGES} messages to ${SUBSCRIBERS} subscribers, spread evenly; medians of ${rounds} rounds
(load average ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors).

| server processes | CPU of all of them, per delivery | against one |
|---|---|---|`);
  for (const [count, values] of figures) {
    console.log(`| ${count} | ${median(values).toFixed(1)} µs | ${(median(values) / one).toFixed(2)} |`);
  }
}
