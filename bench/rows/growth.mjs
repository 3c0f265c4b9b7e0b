import { randomUUID } from 'node:crypto';
import { mariadb } from '../databases.mjs';
import { worstOf } from '../figures.mjs';
import { fillHistory } from '../history.mjs';
import { compare, takeTurns } from '../statistics.mjs';
import { onStage } from './stage.mjs';

const TIMES = 100;
const FEW_CHATS = 100;
const MANY_CHATS = 1_000_000;
const WHAT = ['inbox', 'last 50', 'unread', 'insert'];

/** What the usual reads and writes cost in an organization with years of chats. */
export const growth = {
  name: 'growth',
  keys: ['growth'],
  missing: mariadb.missing,
  method: `Two servers, each on a database of its own in one MariaDB: one organization with 10^3 messages in 10^2 chats, and one with 10^7 in
10^6 (\`--quick\`: 10^6 in 10^5, and the row says so), written straight into the tables. One chat in twenty has 105 lines, the
others have 5; 20 chats wait and 50 are the operator's, in both. Operations of the pages, over a WebSocket, one after
the other, ${TIMES} of each a turn: the console's list of open chats (inbox); the last 50 lines of a long chat drawn at random from all
(last 50); what tells how many lines of the operator's chats are unread (unread); sendMessage by the
operator (insert). The row shows the operation
whose p50 grew most; all are under \`parts\` in the JSON.`,
  run: ({ pairs, quick, say }) =>
    onStage(async (stage) => {
      const limit = await withHistory(stage, FEW_CHATS, say);
      const product = await withHistory(stage, quick ? MANY_CHATS / 10 : MANY_CHATS, say);
      for (const turn of [limit, product]) await turn();
      const onTurn = (own, bound) =>
        say(WHAT.map((name) => `${name} ${told(own[name])} of ${told(bound[name])}`).join(', '));
      const turns = await takeTurns({ pairs, limit, product, onTurn });
      const parts = Object.fromEntries(WHAT.map((name) => [name, compare(turns, name)]));
      return [{ ...worstOf('growth', parts), ...(quick ? { note: 'with 10^6 messages and 10^5 chats only' } : {}) }];
    }),
};

const told = (milliseconds) => `${milliseconds.toFixed(2)} ms`;

/** A server on so many chats, ten messages in each on average. What is resolved with does a turn. */
async function withHistory(stage, chats, say) {
  const { database, server, shop } = await stage.product(mariadb);
  const begun = performance.now();
  const history = await fillHistory(database, shop, chats);
  say(`${chats} chats written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const load = stage.load();
  return () => load.run('timeOperations', { url: server.url, lists: operations(shop, history) });
}

function operations({ token, administratorId: me }, { mine, longChat, afterSeq }) {
  const times = (variables) => Array.from({ length: TIMES }, (_, at) => variables(at));
  const line = (at) => ({
    input: { chatId: mine[at % mine.length], clientMessageId: randomUUID(), body: `Line ${at}` },
  });
  return [
    { name: 'inbox', token, variables: times(() => ({ me })) },
    { name: 'last 50', token, variables: times(() => ({ id: longChat(), afterSeq })) },
    { name: 'unread', token, variables: times(() => ({ me })) },
    { name: 'insert', token, variables: times(line) },
  ];
}
