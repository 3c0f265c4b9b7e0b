import { BARE_INSERT, bareRow } from '../databases.mjs';
import { serverPackage } from '../packages.mjs';

/** As many as the server's own pool has. */
const CONNECTIONS = 10;
const CHATS = 1000;
/** How many rows are inserted before the clock is looked at again. */
const STEP = 16;

/** Durable inserts a second by the server's own driver, as fast as it can, one row and one commit each. */
export async function bareInserts({ bare, seconds }) {
  const insert = bare.kind === 'sqlite' ? insertIntoSqlite : insertIntoMariadb;
  const begun = performance.now();
  const rows = await insert(bare, () => performance.now() - begun < seconds * 1000);
  return { perSecond: (rows * 1000) / (performance.now() - begun) };
}

async function insertIntoSqlite({ file }, goOn) {
  const connection = new (serverPackage('better-sqlite3'))(file);
  connection.pragma('synchronous = FULL');
  const statement = connection.prepare(BARE_INSERT);
  let rows = 0;
  while (goOn()) for (let step = 0; step < STEP; step += 1) statement.run(...bareRow((rows += 1) % CHATS));
  connection.close();
  return rows;
}

async function insertIntoMariadb({ url }, goOn) {
  const pool = serverPackage('mysql2/promise').createPool({ uri: url, connectionLimit: CONNECTIONS });
  let rows = 0;
  const worker = async () => {
    while (goOn()) await pool.execute(BARE_INSERT, bareRow((rows += 1) % CHATS));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  await pool.end();
  return rows;
}

/**
 * The bare race: so many conditional UPDATEs of one row at once through a pool. Resolves with the milliseconds until the
 * last answer of each race.
 */
export async function bareRaces({ bare, races, claimers }) {
  const pool = serverPackage('mysql2/promise').createPool({ uri: bare.url, connectionLimit: CONNECTIONS });
  await pool.query('DROP TABLE IF EXISTS bare_chat');
  await pool.query(
    'CREATE TABLE bare_chat (id INT PRIMARY KEY AUTO_INCREMENT, operator_id INT, accepted_at DATETIME(3))',
  );
  await pool.query(`INSERT INTO bare_chat (operator_id) VALUES ${Array(races).fill('(NULL)').join(', ')}`);
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('SELECT SLEEP(0.01)')));
  const lastAnswerMs = [];
  for (let id = 1; id <= races; id += 1) {
    const begun = performance.now();
    await Promise.all(Array.from({ length: claimers }, (_, claimer) => claim(pool, claimer, id)));
    lastAnswerMs.push(performance.now() - begun);
  }
  await pool.end();
  return { lastAnswerMs };
}

const claim = (pool, claimer, id) =>
  pool.execute('UPDATE bare_chat SET operator_id = ?, accepted_at = NOW(3) WHERE id = ? AND operator_id IS NULL', [
    claimer + 1,
    id,
  ]);
