import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { mariadbMissing, startMariadb } from '../scripts/test/services.mjs';
import { serverPackage } from './packages.mjs';

const CONNECTIONS = 10;
const BODY = 'A line of the length that people write, more or less.';
const TABLE = `CREATE TABLE bare_message (
  id VARCHAR(36) NOT NULL PRIMARY KEY, chat_id VARCHAR(36) NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL,
  created_at BIGINT NOT NULL)`;
const INSERT = 'INSERT INTO bare_message (id, chat_id, seq, body, created_at) VALUES (?, ?, ?, ?, ?)';

const row = (seq) => [randomUUID(), randomUUID(), seq, BODY, Date.now()];
const temporaryFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-bench-'));

/**
 * A database for the server, and beside it, by the same driver into the same kind of store, the bare durable insert:
 * `insertOne()` does one, `insertMany(n)` as many as fast as this driver can, one statement and one commit each.
 */
export const sqlite = {
  missing: () => undefined,
  open: Object.assign(openSqlite, {
    version: () => Promise.resolve(`SQLite ${sqliteVersion()} (WAL, synchronous=FULL)`),
  }),
};
export const mariadb = {
  missing: mariadbMissing,
  open: Object.assign(openMariadb, { version: () => Promise.resolve(mariadbVersion) }),
};
let mariadbVersion = '';

function sqliteVersion() {
  const Sqlite = serverPackage('better-sqlite3');
  const connection = new Sqlite(':memory:');
  const { version } = connection.prepare('SELECT sqlite_version() AS version').get();
  connection.close();
  return version;
}

async function openSqlite() {
  const dataDir = temporaryFolder();
  const Sqlite = serverPackage('better-sqlite3');
  const connection = new Sqlite(path.join(dataDir, 'bare.sqlite'));
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.exec(TABLE);
  const statement = connection.prepare(INSERT);
  const insertOne = async () => statement.run(...row(1));
  const insertMany = async (count) => {
    for (let seq = 0; seq < count; seq += 1) statement.run(...row(seq));
  };
  const close = async () => {
    connection.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    name: 'SQLite',
    messagesFigure: 'the same on SQLite (FULL), against better-sqlite3 FULL single inserts',
    messagesMust: 0.8,
    messagesAim: 2,
    env: { DATA_DIR: path.join(dataDir, 'server') },
    insertOne,
    insertMany,
    close,
  };
}

async function openMariadb() {
  const service = await startMariadb();
  const dataDir = temporaryFolder();
  const pool = serverPackage('mysql2/promise').createPool({ uri: service.url, connectionLimit: CONNECTIONS });
  // The tests' server forgets at a power cut what it promised; this one must not.
  await pool.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  const [[{ version }]] = await pool.query('SELECT VERSION() AS version');
  mariadbVersion = `${version} (innodb_flush_log_at_trx_commit=1)`;
  await pool.query(TABLE);
  const insertOne = () => pool.execute(INSERT, row(1));
  const insertMany = async (count) => {
    let left = count;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        await pool.execute(INSERT, row(left));
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  };
  const close = async () => {
    await pool.end();
    await service.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    name: 'MariaDB',
    messagesFigure:
      'durable messages/s, 50 connections, MariaDB (`innodb_flush_log_at_trx_commit=1`), against mysql2 with 10 connections, one insert each',
    messagesMust: 0.5,
    messagesAim: 0.8,
    env: { DATA_DIR: dataDir, DATABASE_URL: service.url },
    insertOne,
    insertMany,
    close,
  };
}
