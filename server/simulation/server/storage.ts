import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DataSource, type Logger } from 'typeorm';
import { embeddedOptions } from '../../src/db/open-database.js';
import { doing } from '../world/surroundings.js';
import { tablesOf } from './sql.js';

/**
 * The one SQLite database that all processes of a world share, on a disk that is never waited for; emptied for each seed.
 * Counts the changes of each table, so that looking at what did not change can be saved.
 */
export class Storage {
  private readonly changes = new Map<string, number>();
  private readonly tables: string[];
  /** How often anything has changed. */
  totalChanges = 0;

  private constructor(
    readonly writer: DataSource,
    readonly reader: DataSource,
    /** For looks from outside, past the product's code. */
    readonly raw: Sqlite.Database,
    private readonly folder: string,
  ) {
    this.tables = this.raw
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map(({ name }) => name)
      .filter((name) => name !== 'migrations' && !name.startsWith('sqlite_'));
  }

  static async open(): Promise<Storage> {
    const folder = mkdtempSync(join(tmpdir(), 'ringdown-simulation-'));
    const file = join(folder, 'ringdown.sqlite');
    let storage: Storage | null = null;
    const logger = { logQuery: (query: string) => storage?.heard(query) } as unknown as Logger;
    // The same statements come again and again: none is prepared twice.
    const quick = { logger: { ...silent, ...logger }, statementCacheSize: 2000 };
    const writer = await new DataSource({ ...embeddedOptions(file, false), ...quick }).initialize();
    await writer.runMigrations({ transaction: 'each' });
    await writer.query('PRAGMA synchronous = OFF');
    const reader = await new DataSource({ ...embeddedOptions(file, true), ...quick }).initialize();
    storage = new Storage(writer, reader, new Sqlite(file), folder);
    return storage;
  }

  /** Nothing is left of the world before. */
  clear(): void {
    this.raw.pragma('foreign_keys = OFF');
    for (const table of this.tables) {
      this.raw.exec(`DELETE FROM "${table}"`);
      this.changed(table);
    }
  }

  /** How often a table has changed. */
  version(table: string): number {
    return this.changes.get(table) ?? 0;
  }

  async close(): Promise<void> {
    this.raw.close();
    await this.reader.destroy();
    await this.writer.destroy();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private heard(query: string): void {
    const { read, written } = tablesOf(query);
    for (const table of written) this.changed(table);
    const now = doing.getStore();
    if (!now?.read) return;
    for (const table of read) now.read.add(table);
    if (written.length > 0) now.wrote = true;
  }

  private changed(table: string): void {
    this.totalChanges += 1;
    this.changes.set(table, this.version(table) + 1);
  }
}

const nothing = (): void => undefined;
const silent = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
