import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { mariadbMissing, startMariadb } from '../scripts/test/services.mjs';
import { serverPackage } from './packages.mjs';

/** Every commit is on the disk, as in production; a buffer pool as large as a small server's memory allows. */
const MARIADB_OPTIONS = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-buffer-pool-size=1G',
  '--innodb-log-file-size=1G',
];
export const MARIADB_SETTINGS = 'innodb_flush_log_at_trx_commit=1, no binary log, buffer pool 1 GiB';
/** Rows of one INSERT when tables are filled. */
const CHUNK = 500;
const MOST_ATTEMPTS = 10;
const BARE_BODY = 'A line of the length that people write, more or less.';

/** A table of one purpose, one index: what the bare inserts go into. Empty after each call. */
const BARE = {
  mariadb: [
    'DROP TABLE IF EXISTS bare_message',
    `CREATE TABLE bare_message (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, chat_id INTEGER NOT NULL,
       author TINYINT NOT NULL, body TEXT NOT NULL, created_at DATETIME(3) NOT NULL, KEY ix_chat (chat_id, id))`,
  ],
  sqlite: [
    'DROP TABLE IF EXISTS bare_message',
    `CREATE TABLE bare_message (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, author INTEGER NOT NULL,
       body TEXT NOT NULL, created_at TEXT NOT NULL)`,
    'CREATE INDEX ix_chat ON bare_message (chat_id, id)',
  ],
};
export const BARE_INSERT = 'INSERT INTO bare_message (chat_id, author, body, created_at) VALUES (?, ?, ?, ?)';

/** The values of one bare insert. */
export const bareRow = (chat) => [chat, 0, BARE_BODY, instant()];
/** An instant as both databases keep it. */
export const instant = (at = Date.now()) => new Date(at).toISOString().replace('T', ' ').replace('Z', '');

const temporaryFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-bench-'));

/**
 * A database of its own for a server, thrown away at `close`. `env` names it to the server; `query` and `insert` work on
 * the same tables; `bare` is where bare inserts go, by which driver, for a process of its own; `insertOne` does one here.
 */
export const sqlite = { label: 'SQLite', missing: () => undefined, open: openSqlite, version: sqliteVersion };
export const mariadb = {
  label: 'MariaDB',
  missing: mariadbMissing,
  open: openMariadb,
  version: () => mariadbVersion,
  hold,
};

async function openSqlite() {
  const dataDir = temporaryFolder();
  const Sqlite = serverPackage('better-sqlite3');
  const file = path.join(dataDir, 'bare.sqlite');
  const bare = new Sqlite(file);
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  for (const statement of BARE.sqlite) bare.exec(statement);
  const one = bare.prepare(BARE_INSERT);
  let tables = null;
  const open = () => (tables ??= new Sqlite(path.join(dataDir, 'server', 'ringdown.sqlite'), { timeout: 20_000 }));
  const query = async (sql, values = []) => {
    const statement = open().prepare(sql);
    return statement.reader ? statement.all(...values) : statement.run(...values);
  };
  return {
    name: 'SQLite',
    env: { DATA_DIR: path.join(dataDir, 'server') },
    query,
    insert: (table, rows) => insertRows(query, table, rows),
    bare: { kind: 'sqlite', file },
    insertOne: async () => one.run(...bareRow(1)),
    close: async () => {
      bare.close();
      tables?.close();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The one MariaDB of a run: it stops with the last database in it, or whoever else holds it. */
let service = null;
let holders = 0;
let mariadbVersion = '';

/** Keeps MariaDB running between databases; resolves with what lets go of it. */
async function hold() {
  holders += 1;
  service ??= startMariadb(MARIADB_OPTIONS);
  const { stop } = await service;
  return async () => {
    holders -= 1;
    if (holders > 0) return;
    service = null;
    await stop();
  };
}

async function openMariadb() {
  const release = await hold();
  const { url } = await service;
  const name = `bench_${randomUUID().slice(0, 8)}`;
  const dataDir = temporaryFolder();
  const root = await serverPackage('mysql2/promise').createConnection({ uri: url });
  await root.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await root.end();
  const uri = new URL(url);
  uri.pathname = `/${name}`;
  const pool = serverPackage('mysql2/promise').createPool({ uri: uri.href, connectionLimit: 4, timezone: 'Z' });
  for (const statement of BARE.mariadb) await pool.query(statement);
  [[{ version: mariadbVersion }]] = await pool.query('SELECT VERSION() AS version');
  const query = async (sql, values = []) => (await repeated(() => pool.query(sql, values)))[0];
  return {
    name: 'MariaDB',
    env: { DATA_DIR: dataDir, DATABASE_URL: uri.href },
    query,
    insert: (table, rows) => insertRows(query, table, rows),
    bare: { kind: 'mariadb', url: uri.href },
    insertOne: () => pool.execute(BARE_INSERT, bareRow(1)),
    close: async () => {
      await pool.query(`DROP DATABASE ${name}`);
      await pool.end();
      await release();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The server works on the same rows meanwhile, so that one of the two may have to try again. */
async function repeated(statement) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT'].includes(error.code)) throw error;
    }
  }
}

async function insertRows(query, table, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const places = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const values = chunk.flatMap((row) => columns.map((column) => row[column]));
    await query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => places).join(', ')}`, values);
  }
}

function sqliteVersion() {
  const Sqlite = serverPackage('better-sqlite3');
  const connection = new Sqlite(':memory:');
  const { version } = connection.prepare('SELECT sqlite_version() AS version').get();
  connection.close();
  return version;
}
