import type { DataSource, EntityManager, QueryResult, QueryRunner } from 'typeorm';
import type { Row } from './exchange.js';
import { isSqlite, type Statement } from './raw-sql.js';

type Send = (sql: string, values?: unknown[], structured?: boolean) => Promise<unknown>;

const BEGIN = 'START TRANSACTION';
const plain = (sql: string): Statement => ({ sql, values: [] });

/** What a transaction has to say and has not sent yet; outside of transactions that is nothing. */
class Unsent {
  private statements: Statement[] = [];

  constructor(
    private readonly send: Send,
    private readonly inOnePacket: boolean,
  ) {}

  add(statements: readonly Statement[]): void {
    for (const { sql } of statements) refuseSecond(sql);
    this.statements.push(...statements);
  }

  /** What is unsent and then these; what the database answers to these. */
  async ask(statements: readonly Statement[]): Promise<unknown[]> {
    const first = this.statements.length;
    this.add(statements);
    const answers = await this.sendAll(this.statements.splice(0));
    return answers.slice(first);
  }

  /** TypeORM's own statements: each sees what was said before it. */
  async query(sql: string, values?: unknown[], structured?: boolean): Promise<unknown> {
    if (sql === BEGIN) return this.add([plain(BEGIN)]);
    if (sql === 'COMMIT') return this.ask([plain(sql)]);
    if (sql === 'ROLLBACK') return this.takeBack();
    refuseSecond(sql);
    if (this.inOnePacket && this.statements.length > 0) {
      const [answer] = await this.ask([{ sql, values: values ?? [] }]);
      return structured ? asTypeOrmHasIt(answer) : answer;
    }
    if (this.statements.length > 0) await this.ask([]);
    return this.send(sql, values, structured);
  }

  private async takeBack(): Promise<void> {
    const hasBegun = this.statements[0]?.sql !== BEGIN;
    this.statements = [];
    if (hasBegun) await this.send('ROLLBACK');
  }

  private async sendAll(all: readonly Statement[]): Promise<unknown[]> {
    // A packet with nothing in it is an error to a server.
    if (!this.inOnePacket || all.length <= 1) {
      const answers: unknown[] = [];
      for (const { sql, values } of all) answers.push(await this.send(sql, values));
      return answers;
    }
    const sql = all.map((statement) => statement.sql).join(';\n');
    return (await this.send(
      sql,
      all.flatMap(({ values }) => values),
    )) as unknown[];
  }
}

/** A server's answer, rows or what a write came to, as TypeORM's runners hand it on. */
function asTypeOrmHasIt(raw: unknown): Pick<QueryResult, 'raw' | 'records' | 'affected'> {
  if (Array.isArray(raw)) return { raw, records: raw, affected: undefined };
  return { raw, records: [], affected: (raw as { affectedRows?: number }).affectedRows };
}

/**
 * Connections take several statements at once, but each of ours is one: values are bound, never written into it, so that a semicolon
 * in its text is nobody's but an intruder's.
 */
function refuseSecond(sql: string): void {
  if (sql.includes(';')) throw new Error('A statement holds a second one');
}

const speaking = new WeakSet<DataSource>();
const unsent = new WeakMap<QueryRunner, Unsent>();

/**
 * Has the transactions of a database say several statements at once: BEGIN goes with the first, and what is to be done `later` with
 * whatever comes next, at the latest with COMMIT. None is run after one that fails.
 */
export function speakTogether(tables: DataSource): void {
  if (speaking.has(tables)) return;
  speaking.add(tables);
  const make = tables.createQueryRunner.bind(tables);
  // SQLite has no packets; what it is told goes one by one.
  tables.createQueryRunner = (mode) => speaks(make(mode), !isSqlite(tables));
}

function speaks(runner: QueryRunner, inOnePacket: boolean): QueryRunner {
  if (unsent.has(runner)) return runner;
  const own = new Unsent(runner.query.bind(runner) as Send, inOnePacket);
  unsent.set(runner, own);
  return Object.assign(runner, { query: own.query.bind(own) });
}

function unsentOf({ queryRunner }: EntityManager): Unsent | undefined {
  return queryRunner && unsent.get(queryRunner);
}

/** Writes within a transaction that need no answer: one that fails fails what comes next, or the COMMIT. */
export function later(manager: EntityManager, ...statements: Statement[]): void {
  const own = unsentOf(manager);
  if (!own) throw new Error('Writes are for transactions');
  own.add(statements);
}

/** The rows of each of these, which are sent together within a transaction. */
export async function ask(manager: EntityManager, ...statements: Statement[]): Promise<Row[][]> {
  const own = unsentOf(manager);
  if (own) return (await own.ask(statements)) as Row[][];
  const found: Row[][] = [];
  for (const { sql, values } of statements) found.push(await manager.query<Row[]>(sql, values));
  return found;
}
