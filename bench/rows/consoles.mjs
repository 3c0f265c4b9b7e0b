import { mariadb } from '../databases.mjs';
import { addOperators } from '../fill.mjs';
import { withCpu } from '../processes.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const OPERATORS = 1000;
const AT_ONCE = 20;
const RATE = 50;
const SECONDS = 4;

/** What it costs to tell every console of a department about every request. */
export const consoles = {
  name: 'consoles',
  keys: ['consoles'],
  missing: mariadb.missing,
  method: `${OPERATORS.toLocaleString('en')} operators of one department have their consoles open (MariaDB), with the console page's own subscription.
Visitors ask for a chat ${RATE} times a second for ${SECONDS} s a turn, until every console was told of every one. CPU of the server process over that
time, the requests' own work included, divided by the ChatWaiting events delivered. Between turns the visitors leave, unmeasured.
The limit: the forwarding server telling ${OPERATORS.toLocaleString('en')} connections in one room at the same rate.`,
  run: ({ pairs, say }) =>
    onStage(async (stage) => {
      const limit = await rawConsoles(stage);
      const product = await productConsoles(stage);
      for (const turn of [limit, product]) await turn();
      const onTurn = (own, bound) => say(`${own.cpuUs.toFixed(1)} of ${bound.cpuUs.toFixed(1)} µs`);
      const turns = await takeTurns({ pairs, limit, product, onTurn });
      return [{ key: 'consoles', ...compare(turns, 'cpuUs') }];
    }),
};

async function rawConsoles(stage) {
  const { url, pid } = await stage.raw();
  const load = stage.load();
  await load.run('openCrowd', { url, to: 'raw', subscribers: Array(OPERATORS).fill({}) });
  return async () => perDelivery(await asked(load, pid, { url, raw: true }));
}

async function productConsoles(stage) {
  const { database, server, shop } = await stage.product(mariadb);
  const { url, pid } = server;
  const operators = await addOperators(database, shop, shop.departmentId, OPERATORS);
  const load = stage.load();
  await load.run('openCrowd', { url, to: 'consoles', subscribers: operators, atOnce: AT_ONCE });
  return async () => {
    const turn = await asked(load, pid, { url, siteKey: shop.siteKey, departmentId: shop.departmentId });
    await load.run('endChats', { url, chats: turn.chats });
    return perDelivery(turn);
  };
}

const asked = (load, pid, input) =>
  withCpu(pid, () => load.run('requestChats', { ...input, rate: RATE, seconds: SECONDS }));

const perDelivery = ({ deliveries, cpuMs }) => ({ cpuUs: (cpuMs * 1000) / deliveries });
