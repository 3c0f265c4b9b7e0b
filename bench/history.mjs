import { say } from '../scripts/lib/say.mjs';

/** How many chats a statement writes: large enough to be quick, small enough to be undone. */
const STEP = 20_000;
const WAITING = 20;
const ACTIVE = 50;
/** One chat in so many is long. */
const LONG_EVERY = 20;
const LONG = 105;
const SHORT = 5;
const SETTINGS = 'SET STATEMENT unique_checks = 0, foreign_key_checks = 0 FOR';

/** The id of the n-th of its kind: in the order they were made, as the server's own are. */
const idOf = (kind, number) => `CONCAT('${kind}0000000-0000-7000-8000-', LPAD(LOWER(HEX(${number})), 12, '0'))`;
const chatId = (number) => `c0000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const quoted = (text) => `'${text}'`;

/**
 * Writes so many chats of a shop into an empty MariaDB, ten messages each on average: one in twenty is long. The last ones are
 * open: some wait, some are the administrator's. Resolves with those, and with what draws a long chat.
 */
export async function fillHistory(database, shop, chats) {
  for (let from = 1; from <= chats; from += STEP) {
    const span = { from, to: Math.min(chats, from + STEP - 1), chats };
    for (const statement of [visitorsOf(shop, span), chatsOf(shop, span), messagesOf(shop, span)]) {
      await database.query(`${SETTINGS} ${statement}`);
    }
    if (span.to % (10 * STEP) === 0) say(`    ${span.to} of ${chats} chats written`);
  }
  await database.query('ANALYZE TABLE visitor, chat, message');
  const mine = Array.from({ length: ACTIVE }, (_, at) => chatId(chats - at));
  const longChat = () =>
    chatId(LONG_EVERY * (1 + Math.floor((Math.random() * (chats - WAITING - ACTIVE)) / LONG_EVERY)));
  return { mine, longChat, afterSeq: LONG - 50 };
}

function insert(table, columns, rest) {
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT ${Object.values(columns).join(', ')} ${rest}`;
}

const madeAt = (chats) => `UTC_TIMESTAMP(3) - INTERVAL (${chats} - c.seq) * 30 SECOND`;

function visitorsOf({ organizationId, siteId }, { from, to, chats }) {
  const columns = {
    id: idOf('a', 'c.seq'),
    organization_id: quoted(organizationId),
    site_id: quoted(siteId),
    name: quoted('Vera'),
    created_at: madeAt(chats),
  };
  return insert('visitor', columns, `FROM seq_${from}_to_${to} AS c`);
}

function chatsOf(shop, { from, to, chats }) {
  const state = (over, waiting, active) =>
    `CASE WHEN c.seq > ${chats - ACTIVE} THEN ${active} WHEN c.seq > ${chats - ACTIVE - WAITING} THEN ${waiting} ELSE ${over} END`;
  const taken = (value) => state(value, 'NULL', value);
  const at = madeAt(chats);
  const columns = {
    id: idOf('c', 'c.seq'),
    organization_id: quoted(shop.organizationId),
    site_id: quoted(shop.siteId),
    department_id: quoted(shop.departmentId),
    visitor_id: idOf('a', 'c.seq'),
    operator_id: taken(quoted(shop.administratorId)),
    status: state("'ENDED'", "'WAITING'", "'ACTIVE'"),
    channel: taken("'CONSOLE'"),
    last_seq: lines('c.seq'),
    round: 1,
    assignment: state(1, 0, 1),
    call_routing: "'RING_ALL'",
    ring_timeout_seconds: 30,
    maximum_wait_seconds: 3600,
    request_key_hash: "LPAD(HEX(c.seq), 64, '0')",
    created_at: at,
    waiting_since: at,
    waiting_until: 'UTC_TIMESTAMP(3) + INTERVAL 1 HOUR',
    accepted_at: taken(at),
    ended_at: state(at, 'NULL', 'NULL'),
    ended_by: state("'OPERATOR'", 'NULL', 'NULL'),
    visitor_seen_at: at,
    operator_seen_at: taken(at),
    operator_spoke_at: taken(at),
  };
  return insert('chat', columns, `FROM seq_${from}_to_${to} AS c`);
}

const lines = (chat) => `IF(${chat} % ${LONG_EVERY} = 0, ${LONG}, ${SHORT})`;

function messagesOf({ organizationId, administratorId }, { from, to, chats }) {
  const side = (visitor, operator) => `IF(m.seq % 2 = 1, ${visitor}, ${operator})`;
  const number = 'c.seq * 128 + m.seq';
  const columns = {
    chat_id: idOf('c', 'c.seq'),
    seq: 'm.seq',
    id: idOf('d', number),
    organization_id: quoted(organizationId),
    author: side("'VISITOR'", "'OPERATOR'"),
    author_id: side(idOf('a', 'c.seq'), quoted(administratorId)),
    author_name: side("'Vera'", "'Ada'"),
    body: "'A line of the length that people write, more or less.'",
    client_message_id: idOf('e', number),
    created_at: madeAt(chats),
  };
  const rows = `FROM seq_${from}_to_${to} AS c STRAIGHT_JOIN seq_1_to_${LONG} AS m ON m.seq <= ${lines('c.seq')}`;
  return insert('message', columns, rows);
}
