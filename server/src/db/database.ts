import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type EntityManager } from 'typeorm';
import { isTransient } from './errors.js';
import type { Exchange, RunsExchanges } from './exchange.js';
import { speakTogether } from './together.js';

/** What one transaction carries: its connection, and what to do once it is committed. */
interface Transaction {
  manager: EntityManager;
  afterCommit: (() => void)[];
}

const ATTEMPTS = 5;

/**
 * The database behind the commands. SQLite has one writing connection behind a FIFO queue and one that only reads,
 * because TypeORM would otherwise mix concurrent transactions on its single connection; a server has a pool.
 */
export class Database {
  private readonly current = new AsyncLocalStorage<Transaction>();
  /** Transactions that are open in `current`. */
  private open = 0;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly exchanges: RunsExchanges,
    private readonly onClose: () => Promise<void> = () => Promise.resolve(),
  ) {
    speakTogether(writer);
    speakTogether(reader);
  }

  /** Reads what is committed; inside `write`, what the transaction sees. */
  get read(): EntityManager {
    return this.current.getStore()?.manager ?? this.reader.manager;
  }

  /** The dialect, for the few places that need it. */
  get isSqlite(): boolean {
    return this.writer.options.type === 'better-sqlite3';
  }

  /**
   * Runs `work` in one transaction (READ COMMITTED), again from the start after a deadlock or lock wait; inside another
   * `write` it joins that transaction. `work` must not await the network.
   */
  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const running = this.current.getStore();
    return running ? work(running.manager) : this.inTurn(() => this.once(work));
  }

  /**
   * The same for the hot path: what is read and written as raw rows, made anew for each attempt from the tables as the entities
   * describe them. Neither `read`, `write` nor `afterCommit` know of it.
   */
  async exchange<T>(prepare: (tables: DataSource) => Exchange<T>): Promise<T> {
    return this.inTurn(() => this.exchanges(prepare(this.writer)));
  }

  /** Does `effect` once the running transaction is committed, never if it is rolled back; at once outside of one. */
  afterCommit(effect: () => void): void {
    const running = this.current.getStore();
    if (running) running.afterCommit.push(effect);
    else effect();
  }

  /** Throws unless the database answers. */
  async ping(): Promise<void> {
    await this.reader.query('SELECT 1');
  }

  /** The database server's clock; null for the embedded one, which has ours. */
  async serverTime(): Promise<Date | null> {
    if (this.isSqlite) return null;
    const [row] = await this.reader.query<{ now: Date }[]>('SELECT UTC_TIMESTAMP(3) AS now');
    return row ? new Date(row.now) : null;
  }

  /** Waits for queued writes, then closes every connection. */
  async close(): Promise<void> {
    await this.tail;
    if (this.reader !== this.writer) await this.reader.destroy();
    await this.writer.destroy();
    await this.onClose();
  }

  private async inTurn<T>(once: () => Promise<T>): Promise<T> {
    if (!this.isSqlite) return this.retried(once);
    const turn = this.tail.then(once, once);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async retried<T>(once: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once();
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  private async once<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.transaction((manager) => this.inContext({ manager, afterCommit }, () => work(manager)));
    // Outside of the transaction's context, so that an effect cannot join a transaction that is over.
    this.current.exit(() => {
      for (const effect of afterCommit) effect();
    });
    return result;
  }

  /** Node.js 20 carries the storage along with every promise of the process, at a quarter of a message's cost: only while it must. */
  private async inContext<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
    this.open += 1;
    try {
      return await this.current.run(transaction, work);
    } finally {
      this.open -= 1;
      if (this.open === 0) this.current.disable();
    }
  }

  private transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    // SQLite's BEGIN is made IMMEDIATE, and a server's READ COMMITTED, where the connection is opened.
    return this.writer.transaction(work);
  }
}
