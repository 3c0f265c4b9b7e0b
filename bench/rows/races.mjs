import { mariadb } from '../databases.mjs';
import { addChats, addOperators } from '../fill.mjs';
import { compare, quantile, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const CLAIMERS = 50;
const TIMED = 200;
/** Races that are not timed run several at once. */
const AT_ONCE = 4;
const STEP = 400;

/** Fifty operators accept the same chat at the same moment. */
export const races = {
  name: 'races',
  keys: ['races'],
  missing: mariadb.missing,
  method: `${CLAIMERS} operators on as many WebSockets all accept one waiting chat at once (MariaDB), from the first request to the
last answer. ${TIMED} races a turn, one after the other; the limit is as many races of ${CLAIMERS} conditional UPDATEs of one row through
mysql2 with ten connections, each ratio that of the two p99s. The races that are left of the 10,000 (\`--races\` sets another number)
run ${AT_ONCE} at a time and are not timed. In every one of them exactly one operator must have won, or the row counts as missed whatever
its ratio.`,
  run: ({ pairs, races: total, say }) =>
    onStage(async (stage) => {
      const product = await stage.product(mariadb);
      const run = await racers(stage, product);
      const bare = stage.load();
      await run(TIMED / 4, 1);
      const counted = { races: 0, exactlyOne: 0 };
      const timed = async (count, atOnce = 1) => {
        const { exactlyOne, lastAnswerMs } = await run(count, atOnce);
        counted.races += count;
        counted.exactlyOne += exactlyOne;
        return { p99: quantile(lastAnswerMs, 0.99) };
      };
      const turns = await takeTurns({
        pairs,
        limit: async () => {
          const { lastAnswerMs } = await bare.run('bareRaces', {
            bare: product.database.bare,
            races: TIMED,
            claimers: CLAIMERS,
          });
          return { p99: quantile(lastAnswerMs, 0.99) };
        },
        product: () => timed(TIMED),
        onTurn: (own, bound) => say(`p99 ${own.p99.toFixed(1)} of ${bound.p99.toFixed(1)} ms`),
      });
      while (counted.races < total) await timed(Math.min(STEP, total - counted.races), AT_ONCE);
      return [result(compare(turns, 'p99'), counted)];
    }),
};

function result(compared, counted) {
  const told = `exactly one winner in ${counted.exactlyOne} of ${counted.races}`;
  const row = { key: 'races', ...compared, note: told, parts: counted };
  return counted.exactlyOne === counted.races ? row : { ...row, broken: told };
}

/** The operators, connected. What is resolved with races them for so many new chats, which are over afterwards. */
async function racers(stage, { database, server, shop }) {
  const operators = await addOperators(database, shop, shop.departmentId, CLAIMERS);
  const load = stage.load();
  await load.run('openRacers', { url: server.url, operators });
  return async (count, atOnce) => {
    const chats = await addChats(database, shop, count);
    const outcome = await load.run('races', { chats: chats.map(({ id }) => id), atOnce });
    await database.query("UPDATE chat SET status = 'ENDED' WHERE status = 'ACTIVE'");
    await database.query('DELETE FROM deadline');
    return outcome;
  };
}
