import { mariadb } from '../databases.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { worstOf } from '../figures.mjs';
import { onStage } from './stage.mjs';
import { openTalks, rawPairs, warmUp } from './messages.mjs';

const RATE = 300;
const SECONDS = 8;

/** How soon a message is on the other side's screen under a steady load. */
export const delivery = {
  name: 'delivery',
  keys: ['delivery'],
  missing: mariadb.missing,
  method: `The same 100 pairs, ${RATE} messages a second over all of them for ${SECONDS} s a turn on MariaDB, sent when they are due
whether or not earlier ones have arrived. Times run from when a message was due, not from when it was sent, to its arrival at the
operator's subscription. The limit is the same load through the forwarding server. The one row stands for both quantiles: it
shows the one whose ratio is the worse, and both are under \`parts\` in the JSON. The clock of the load wakes every millisecond,
in both columns.`,
  run: ({ pairs, say }) =>
    onStage(async (stage) => {
      const { database, server, shop } = await stage.product(mariadb);
      const load = stage.load();
      await openTalks(load, { database, server, shop });
      const { load: rawLoad } = await rawPairs(stage);
      await warmUp(load, server.pid);
      const turns = await takeTurns({
        pairs,
        limit: () => rawLoad.run('steady', { rate: RATE, seconds: SECONDS }),
        product: () => load.run('steady', { rate: RATE, seconds: SECONDS }),
        onTurn: (own, bound) =>
          say(`p50 ${told(own.p50)} of ${told(bound.p50)}, p99 ${told(own.p99)} of ${told(bound.p99)}`),
      });
      return [worstOf('delivery', { p50: compare(turns, 'p50'), p99: compare(turns, 'p99') })];
    }),
};

const told = (milliseconds) => `${milliseconds.toFixed(2)} ms`;
