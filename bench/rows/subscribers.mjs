import { setTimeout as wait } from 'node:timers/promises';
import { mariadb } from '../databases.mjs';
import { addChats } from '../fill.mjs';
import { withCpu } from '../processes.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const SUBSCRIBERS = 1000;
const MESSAGES = 40;
/** A participant may send 50 messages at once, and has 40 back after four seconds. */
const REFILL_MS = 4_200;

/** What one more subscriber costs. */
export const subscribers = {
  name: 'subscribers',
  keys: ['subscribers'],
  missing: mariadb.missing,
  method: `One visitor sends ${MESSAGES} messages a turn in a chat to which ${SUBSCRIBERS.toLocaleString('en')} connections subscribe, the next one
when all have the last; MariaDB. CPU of the server process divided by the deliveries. The limit: the forwarding server with
as many connections in one room.`,
  run: ({ pairs, say }) =>
    onStage(async (stage) => {
      const raw = await rawCrowd(stage);
      const own = await productCrowd(stage);
      for (const turn of [raw, own, own]) await turn();
      const onTurn = (product, limit) => say(`${product.cpuUs.toFixed(1)} of ${limit.cpuUs.toFixed(1)} µs`);
      const turns = await takeTurns({ pairs, limit: raw, product: own, onTurn });
      return [{ key: 'subscribers', ...compare(turns, 'cpuUs') }];
    }),
};

async function rawCrowd(stage) {
  const { url, pid } = await stage.raw();
  const load = stage.load();
  await load.run('openCrowd', { url, to: 'raw', subscribers: Array(SUBSCRIBERS).fill({}) });
  return () => turnOf(pid, load, { url, messages: MESSAGES });
}

async function productCrowd(stage) {
  const { database, server, shop } = await stage.product(mariadb);
  const [{ id: chatId, token }] = await addChats(database, shop, 1, shop.administratorId);
  const load = stage.load();
  const subscriber = { token: shop.token, chatId };
  await load.run('openCrowd', { url: server.url, to: 'chat', subscribers: Array(SUBSCRIBERS).fill(subscriber) });
  let mayAt = 0;
  return async () => {
    await wait(Math.max(0, mayAt - performance.now()));
    mayAt = performance.now() + REFILL_MS;
    return turnOf(server.pid, load, { url: server.url, messages: MESSAGES, token, chatId });
  };
}

async function turnOf(pid, load, input) {
  const { deliveries, cpuMs } = await withCpu(pid, () => load.run('broadcast', input));
  return { cpuUs: (cpuMs * 1000) / deliveries };
}
