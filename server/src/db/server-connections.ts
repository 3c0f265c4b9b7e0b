import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { createPool, type Pool, type PoolConnection } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';

/**
 * How long a transaction may stand still on MariaDB: none of ours waits for anything but the database, so one that does
 * belongs to a process that stands still, and everybody else waits for its locks. Shorter than the law's 5 s.
 */
const IDLE_TRANSACTION_SECONDS = 4;
/** Whoever waits longer for a row is told, and tries again. */
const LOCK_WAIT_SECONDS = 10;
/** A connection over which nothing came for so long is given up, answered or not: its other end may be gone without a word. */
const ANSWER_WITHIN_MS = 20_000;
/** How long a process waits for another one that is changing the tables. */
const MIGRATED_WITHIN_SECONDS = 600;

/** mysql2's own way to be handed a connection, which it otherwise opens without any limit on silence. */
function openStream({ config }: { config: { host?: string; port?: number } }): Socket {
  const socket = connect({ host: config.host ?? 'localhost', port: config.port ?? 3306, noDelay: true });
  socket.setKeepAlive(true, ANSWER_WITHIN_MS);
  return socket.setTimeout(ANSWER_WITHIN_MS, () => {
    socket.destroy(new Error('The database did not answer'));
  });
}

/** How connections are spoken to: with a limit on silence, and with several statements at once (`together.ts`, `exchange.ts`). */
export const SPOKEN_TO = { stream: openStream, multipleStatements: true };

/**
 * Bounds what one process may make the others wait for, on every connection of the pool; and has its transactions READ COMMITTED, which
 * each of them would otherwise have to say.
 */
export async function prepareConnections(dataSource: DataSource): Promise<void> {
  const { pool } = dataSource.driver as unknown as { pool: Pool };
  const { type } = dataSource.options;
  prepareThoseOf(pool, type);
  // The one connection that is open already.
  for (const statement of preparations(type)) await dataSource.query(statement);
}

/**
 * The connection of `serverExchanges`, apart from those of all else, so that no line waits for one. One is enough, because lines
 * are written by one transaction after the other.
 */
export function openExchangePool(databaseUrl: string, type: string): Pool {
  const pool = createPool({
    uri: databaseUrl,
    timezone: 'Z',
    charset: 'utf8mb4',
    connectionLimit: 1,
    enableKeepAlive: true,
    ...SPOKEN_TO,
  });
  prepareThoseOf(pool, type);
  return pool;
}

function prepareThoseOf(pool: Pool, type: string): void {
  pool.on('connection', (connection: PoolConnection) => {
    for (const statement of preparations(type)) connection.query(statement);
  });
}

function preparations(type: string): string[] {
  const bounds = [`innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`];
  // MySQL has nothing like it: it frees the rows when the connection ends.
  if (type === 'mariadb') bounds.push(`idle_transaction_timeout = ${IDLE_TRANSACTION_SECONDS}`);
  return [`SET SESSION ${bounds.join(', ')}`, 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'];
}

/** Does `migrate` while no other process does it: several servers may be started on one empty database at once. */
export async function oneAtATime(databaseUrl: string, migrate: () => Promise<void>): Promise<void> {
  const connection = await createConnection({ uri: databaseUrl });
  // Names of locks are the whole server's, and at most 64 characters long.
  const name = `ringdown:${createHash('sha256').update(new URL(databaseUrl).pathname).digest('hex').slice(0, 32)}`;
  try {
    await connection.query('SELECT GET_LOCK(?, ?)', [name, MIGRATED_WITHIN_SECONDS]);
    await migrate();
  } finally {
    // Ends the lock too.
    await connection.end();
  }
}
