import type Sqlite from 'better-sqlite3';
import type { Pool, PoolConnection } from 'mysql2';
import { QueryFailedError, type DataSource } from 'typeorm';
import type { Statement } from './raw-sql.js';

/** A row as the driver gives it. */
export type Row = Record<string, unknown>;

/** A transaction of the hot path: it reads, decides by what it read, and writes. */
export interface Exchange<T> {
  reads: readonly Statement[];
  /** Gets the rows of each of `reads`. What is written may be nothing. */
  decide(found: readonly Row[][]): { writes: readonly Statement[]; result: T };
}

/** Runs an exchange in one transaction, and rolls all of it back where any of it fails (QueryFailedError). */
export type RunsExchanges = <T>(exchange: Exchange<T>) => Promise<T>;

/** At the embedded database in one go: nothing else of this process comes between. */
export function embeddedExchanges(writer: DataSource): RunsExchanges {
  const { databaseConnection: connection } = writer.driver as unknown as { databaseConnection: Sqlite.Database };
  const all = ({ sql, values }: Statement): Row[] => connection.prepare<unknown[], Row>(sql).all(...values);
  const run = ({ sql, values }: Statement): unknown => connection.prepare(sql).run(...values);
  return (exchange) =>
    new Promise((resolve) => {
      const transaction = connection.transaction(() => {
        const { writes, result } = exchange.decide(exchange.reads.map((read) => told(read, all)));
        for (const write of writes) told(write, run);
        return result;
      });
      resolve(transaction.immediate());
    });
}

/** What a statement comes to; its failure as TypeORM tells it. */
function told<T>(statement: Statement, run: (statement: Statement) => T): T {
  try {
    return run(statement);
  } catch (error) {
    throw failed(statement, error as Error);
  }
}

/**
 * At a server by two exchanges of packets instead of one for every statement, over connections that take several statements at
 * once.
 */
export function serverExchanges(pool: Pool): RunsExchanges {
  return async (exchange) => {
    const connection = await connectionOf(pool);
    try {
      const [, ...found] = await answers(connection, [BEGIN, ...exchange.reads]);
      const { writes, result } = exchange.decide(found as Row[][]);
      await answers(connection, [...writes, COMMIT]);
      return result;
    } catch (error) {
      await answers(connection, [ROLLBACK]).catch(() => connection.destroy());
      throw error;
    } finally {
      connection.release();
    }
  };
}

const plain = (sql: string): Statement => ({ sql, values: [] });
const BEGIN = plain('START TRANSACTION');
const COMMIT = plain('COMMIT');
const ROLLBACK = plain('ROLLBACK');

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => {
      if (error) reject(failed(BEGIN, error));
      else resolve(connection);
    });
  });
}

/** What the database answers to each of the statements that are sent together: none is run after one that fails. */
function answers(connection: PoolConnection, statements: readonly Statement[]): Promise<unknown[]> {
  const all: Statement = {
    sql: statements.map(({ sql }) => sql).join(';\n'),
    values: statements.flatMap(({ values }) => values),
  };
  return new Promise((resolve, reject) => {
    connection.query(all.sql, all.values, (error, results) => {
      if (error) reject(failed(all, error));
      else resolve(statements.length === 1 ? [results] : (results as unknown[]));
    });
  });
}

const failed = ({ sql, values }: Statement, error: Error): QueryFailedError => new QueryFailedError(sql, values, error);
