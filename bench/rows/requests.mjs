import { setTimeout as wait } from 'node:timers/promises';
import { mariadb, sqlite } from '../databases.mjs';
import { worstOf } from '../figures.mjs';
import { startProvider } from '../provider.mjs';
import { compare, quantile, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const EACH = 100;
const WARM_UP = 50;
/** A server takes ten requests a second from one address: none of these may have to wait for its turn. */
const TURN_MS = 10_000;

/** How soon the phone rings: from a visitor's request to the provider's receipt of the SMS. */
export const requests = {
  name: 'requests',
  keys: ['requests'],
  missing: mariadb.missing,
  method: `${EACH} requests for a chat a turn, one after the other, from the moment the visitor's HTTP request is sent to the moment
when the double of MessageBird, over TLS, has accepted the SMS. The limit, ${EACH} times before and after each turn: one bare durable insert by
the server's own driver, and one bare POST of an SMS to the same double over one kept TLS connection, to the same moment of
receipt; the p99s of both are added. On MariaDB and on SQLite: the row shows the worse of the two, both are under \`parts\` in the
JSON.`,
  run: async (options) => {
    const provider = await startProvider();
    try {
      const parts = {};
      for (const kind of [mariadb, sqlite]) parts[kind.label] = await measure(kind, provider, options);
      return [worstOf('requests', parts)];
    } finally {
      await provider.stop();
    }
  },
};

function measure(kind, provider, { pairs, say }) {
  return onStage(async (stage) => {
    const { database, shop } = await stage.product(kind, provider);
    const turn = async (count) => ({ p99: quantile(await times(count, () => ring(shop, provider)), 0.99) });
    await turn(WARM_UP);
    let mayAt = 0;
    const turns = await takeTurns({
      pairs,
      limit: async () => {
        const inserts = await times(EACH, () => timed(database.insertOne));
        const posts = await times(EACH, () => barePost(shop, provider));
        return { p99: quantile(inserts, 0.99) + quantile(posts, 0.99) };
      },
      product: async () => {
        await wait(Math.max(0, mayAt - performance.now()));
        mayAt = performance.now() + TURN_MS;
        return turn(EACH);
      },
      onTurn: (own, bound) => say(`${kind.label}: p99 ${own.p99.toFixed(1)} of ${bound.p99.toFixed(1)} ms`),
    });
    return compare(turns, 'p99');
  });
}

async function times(count, once) {
  const all = [];
  while (all.length < count) all.push(await once());
  return all;
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function ring(shop, provider) {
  const receipt = provider.receipt(shop.number);
  const begun = performance.now();
  const visitor = await shop.request();
  const { at } = await receipt;
  await shop.end(visitor);
  return at - begun;
}

async function barePost(shop, provider) {
  const receipt = provider.receipt(shop.number);
  const begun = performance.now();
  await provider.post(
    shop.number,
    'Ringdown Sales: Vera is waiting: "My boiler leaks" Answer: http://localhost/m#0123456789',
  );
  return (await receipt).at - begun;
}
