import type { DataSource, EntityManager } from 'typeorm';
import { Database } from '../../src/db/database.js';
import { embeddedExchanges, type Exchange } from '../../src/db/exchange.js';
import type { Statement } from '../../src/db/raw-sql.js';
import type { Life } from './life.js';

const QUERIES = new Set<string | symbol>(['getMany', 'getOne', 'getRawMany', 'getRawOne', 'getCount', 'execute']);

/** What a transaction of a process came to, told at the instant of its commit. */
export type OnCommit = (life: Life) => void;

/**
 * The real database of one process, with a gate wherever another process or a crash may come between: before each
 * transaction, before each read outside of one, and between a commit and what is done after it.
 */
export class SimulatedDatabase extends Database {
  private readonly outside: EntityManager;
  private readonly gated: EntityManager;
  private effects: (() => void)[] = [];

  constructor(
    writer: DataSource,
    reader: DataSource,
    private readonly life: Life,
    private readonly onCommit: OnCommit,
  ) {
    super(writer, reader, embeddedExchanges(writer));
    this.outside = reader.manager;
    this.gated = this.behindGates(reader.manager);
  }

  override get read(): EntityManager {
    const manager = super.read;
    return manager === this.outside ? this.gated : manager;
  }

  override async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (super.read !== this.outside) return super.write(work);
    const result = await this.behindGate(() => super.write((manager) => this.upToTheEnd(work, manager)));
    const effects = this.effects.splice(0);
    await this.committed();
    for (const effect of effects) effect();
    return result;
  }

  override async exchange<T>(prepare: (tables: DataSource) => Exchange<T>): Promise<T> {
    const result = await this.behindGate(() => super.exchange((tables) => this.upToItsEnd(prepare(tables), tables)));
    await this.committed();
    return result;
  }

  override afterCommit(effect: () => void): void {
    if (super.read === this.outside) effect();
    else super.afterCommit(() => this.effects.push(effect));
  }

  /** Nothing runs here any more: Node.js would go on carrying the transactions' storage along with every promise. */
  retire(): void {
    this['current'].disable();
  }

  private async behindGate<T>(transaction: () => Promise<T>): Promise<T> {
    await this.life.gate();
    return this.life.unlessDead(transaction());
  }

  /** Others may come between a commit and what is done after it. */
  private async committed(): Promise<void> {
    this.onCommit(this.life);
    await this.life.exclusiveGate();
  }

  /** A process may die inside of a transaction, which then never was. */
  private async upToTheEnd<T>(work: (manager: EntityManager) => Promise<T>, manager: EntityManager): Promise<T> {
    const result = await work(manager);
    this.life.mayDieInTransaction();
    return result;
  }

  /** The same for an exchange, whose statements are told as TypeORM tells its own. */
  private upToItsEnd<T>({ reads, decide }: Exchange<T>, { logger }: DataSource): Exchange<T> {
    const tell = (statements: readonly Statement[]): void => {
      for (const { sql } of statements) logger.logQuery(sql);
    };
    tell(reads);
    return {
      reads,
      decide: (found) => {
        const decided = decide(found);
        tell(decided.writes);
        this.life.mayDieInTransaction();
        return decided;
      },
    };
  }

  /** Reads pass a gate each: what was read may be old when it is used. */
  private behindGates<T extends object>(target: T): T {
    const proxy: T = new Proxy(target, {
      get: (on, name) => {
        const value: unknown = Reflect.get(on, name);
        if (typeof value !== 'function') return value;
        const method = value as (...args: unknown[]) => unknown;
        return (...args: unknown[]): unknown => {
          if (target === (this.outside as object) ? name !== 'createQueryBuilder' : QUERIES.has(name)) {
            return this.life.gate().then(() => this.life.unlessDead(Promise.resolve(method.apply(on, args))));
          }
          const made = method.apply(on, args);
          if (made === target) return proxy;
          return name === 'createQueryBuilder' ? this.behindGates(made as object) : made;
        };
      },
    });
    return proxy;
  }
}
