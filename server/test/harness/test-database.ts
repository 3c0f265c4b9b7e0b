import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DatabaseLocation } from '../../src/db/open-database.js';

/** A database of a test's own: a folder for SQLite, or a schema on the server that TEST_DATABASE_URL names. */
export interface TestDatabase extends DatabaseLocation {
  remove(): Promise<void>;
}

/** Whether this run is on SQLite; else on the server of TEST_DATABASE_URL. */
export const onSqlite = !process.env.TEST_DATABASE_URL;

/** Makes a new, empty database; on a server with this character set. */
export async function makeDatabase(characterSet = 'utf8mb4'): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ringdown-'));
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    return { databaseUrl: null, dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const name = `ringdown_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} CHARACTER SET ${characterSet}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const remove = async (): Promise<void> => {
    await onServer(server, `DROP DATABASE ${name}`);
    await rm(dataDir, { recursive: true, force: true });
  };
  return { databaseUrl: url.href, dataDir, remove };
}

async function onServer(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(statement);
  await connection.end();
}
