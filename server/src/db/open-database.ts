import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Database } from './database.js';
import { entities } from './entities.js';
import { embeddedExchanges, serverExchanges } from './exchange.js';
import { speakEveryLanguage } from './every-language.js';
import { FirstTables1763769600000 } from './migrations/1763769600000-first-tables.js';
import { CallCenterSettings1763856000000 } from './migrations/1763856000000-call-center-settings.js';
import { Presence1763856100000 } from './migrations/1763856100000-presence.js';
import { ScheduleExceptions1763856200000 } from './migrations/1763856200000-schedule-exceptions.js';
import { RingTimelineAndCoverage1763856300000 } from './migrations/1763856300000-ring-timeline-and-coverage.js';
import { PhonePage1763856800000 } from './migrations/1763856800000-phone-page.js';
import { HandingOver1763856900000 } from './migrations/1763856900000-handing-over.js';
import { VisitorTold1763857200000 } from './migrations/1763857200000-visitor-told.js';
import { Widget1763856700000 } from './migrations/1763856700000-widget.js';
import { OpenChats1763857300000 } from './migrations/1763857300000-open-chats.js';
import { SilentPhones1763857400000 } from './migrations/1763857400000-silent-phones.js';
import { SnakeNaming } from './naming.js';
import { oneAtATime, openExchangePool, prepareConnections, SPOKEN_TO } from './server-connections.js';

/** Where the data is: a database server's URL, or a folder for the embedded database. */
export interface DatabaseLocation {
  databaseUrl: string | null;
  dataDir: string;
}

const shared = {
  entities,
  migrations: [
    FirstTables1763769600000,
    CallCenterSettings1763856000000,
    Presence1763856100000,
    ScheduleExceptions1763856200000,
    RingTimelineAndCoverage1763856300000,
    Widget1763856700000,
    PhonePage1763856800000,
    HandingOver1763856900000,
    VisitorTold1763857200000,
    OpenChats1763857300000,
    SilentPhones1763857400000,
  ],
  namingStrategy: new SnakeNaming(),
  // A null or undefined in a condition would otherwise match every row.
  invalidWhereValuesBehavior: { null: 'throw' as const, undefined: 'throw' as const },
} satisfies Partial<DataSourceOptions>;

/** Opens the database and brings its tables up to date. Throws an Error that says in one sentence what is wrong. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.databaseUrl === null ? openEmbedded(location.dataDir) : openServer(location.databaseUrl);
}

/** The options of a connection to the embedded database in `file`; a writing one makes each BEGIN IMMEDIATE. */
export function embeddedOptions(file: string, readonly: boolean): DataSourceOptions {
  return {
    ...shared,
    type: 'better-sqlite3',
    database: file,
    readonly,
    enableWAL: !readonly,
    migrations: readonly ? [] : shared.migrations,
    prepareDatabase: readonly ? undefined : (connection: Sqlite.Database) => prepareWriter(connection),
  };
}

function prepareWriter(connection: Sqlite.Database): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql: string) => prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
  // A message that was acknowledged survives a power cut.
  connection.pragma('synchronous = FULL');
  // What a statement of many rows would need to be undone alone is kept in memory: its file made a tenth of what a line costs.
  connection.pragma('temp_store = MEMORY');
  // Pages that are written again and again are copied home twenty times as seldom (SQLite's own: 1000), for 80 MB beside the database.
  connection.pragma('wal_autocheckpoint = 20000');
}

/**
 * Keeps other processes off the folder, as a transaction on a small database beside the real one: the operating system
 * lets go of it when the process ends, however it ends. Returns what lets go of it earlier.
 */
function holdFolder(dataDir: string): () => Promise<void> {
  const guard = new Sqlite(join(dataDir, 'ringdown.lock'), { timeout: 0 });
  try {
    guard.exec('BEGIN EXCLUSIVE');
  } catch {
    guard.close();
    throw new Error(`DATA_DIR: another Ringdown is using ${dataDir}. Stop it, or give this one a folder of its own.`);
  }
  return () => {
    guard.close();
    return Promise.resolve();
  };
}

async function openEmbedded(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'ringdown.sqlite');
  const release = holdFolder(dataDir);
  const writer = await new DataSource(embeddedOptions(file, false)).initialize();
  await writer.runMigrations({ transaction: 'each' });
  const reader = await new DataSource(embeddedOptions(file, true)).initialize();
  return new Database(writer, reader, embeddedExchanges(writer), release);
}

/** The options of a pool at a MySQL or MariaDB server: TypeORM must be told which of the two it is. */
export async function serverOptions(databaseUrl: string): Promise<DataSourceOptions> {
  const probe = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  const [rows] = await probe.query('SELECT VERSION() AS version');
  await probe.end();
  const version = (rows as { version: string }[])[0]?.version ?? '';
  return {
    ...shared,
    type: version.toLowerCase().includes('mariadb') ? 'mariadb' : 'mysql',
    url: databaseUrl,
    timezone: 'Z',
    charset: 'utf8mb4',
    poolSize: 10,
    extra: { enableKeepAlive: true, idleTimeout: 60_000, maxIdle: 10 },
  };
}

async function openServer(databaseUrl: string): Promise<Database> {
  const options = await serverOptions(databaseUrl);
  await oneAtATime(databaseUrl, () => migrate(options));
  const bounded = { ...options, extra: { ...(options.extra as object), ...SPOKEN_TO } } as DataSourceOptions;
  const pool = await new DataSource(bounded).initialize();
  await prepareConnections(pool);
  const apart = openExchangePool(databaseUrl, pool.options.type);
  return new Database(pool, pool, serverExchanges(apart), () => apart.promise().end());
}

/** Over a connection of its own: changing a large table may take longer than any other answer. */
async function migrate(options: DataSourceOptions): Promise<void> {
  const dataSource = await new DataSource({ ...options, poolSize: 1 } as DataSourceOptions).initialize();
  try {
    await speakEveryLanguage(dataSource);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}
