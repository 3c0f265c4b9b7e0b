import { mariadb } from '../databases.mjs';
import { addOperators } from '../fill.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { openTalks, warmUp } from './messages.mjs';
import { onStage } from './stage.mjs';

const FEW = 10;
const MANY = 1000;
const AT_ONCE = 20;

/** What colleagues cost whom a message does not concern. */
export const unconcerned = {
  name: 'unconcerned',
  keys: ['unconcerned'],
  missing: mariadb.missing,
  method: `Two servers, each on a database of its own in one MariaDB, and in each the 100 pairs of the first row talking. At one ${FEW}
operators of another department have their consoles open and are logged in, at the other ${MANY.toLocaleString('en')}. The servers take turns; CPU of the
server process per message, whatever it does for its consoles meanwhile included.`,
  run: ({ pairs, say }) =>
    onStage(async (stage) => {
      const limit = await withConsoles(stage, FEW);
      const product = await withConsoles(stage, MANY);
      const onTurn = (own, bound) => say(`${own.cpuUs.toFixed(0)} of ${bound.cpuUs.toFixed(0)} µs`);
      const turns = await takeTurns({ pairs, limit, product, onTurn });
      return [{ key: 'unconcerned', ...compare(turns, 'cpuUs') }];
    }),
};

async function withConsoles(stage, count) {
  const product = await stage.product(mariadb);
  const { database, server, shop } = product;
  const operators = await addOperators(database, shop, shop.otherDepartmentId, count);
  const crowd = { url: server.url, to: 'consoles', subscribers: operators, atOnce: AT_ONCE };
  await stage.load().run('openCrowd', crowd);
  const load = stage.load();
  await openTalks(load, product);
  return warmUp(load, server.pid);
}
