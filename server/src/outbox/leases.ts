import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import type { Job } from '../jobs/engine.js';
import type { Services, WokenJob } from '../services.js';
import { LEASE_SECONDS, RENEW_SECONDS } from './outbox.rules.js';

/** A row of the outbox that is being handed over: SENDING until `nextAttemptAt`, and `attempts` is its fence. */
export interface LeasedRow {
  id: string;
  attempts: number;
  nextAttemptAt: Date;
}

/** The table the rows are in: both outboxes name these columns alike. */
type OutboxEntity = new () => LeasedRow & { status: string };

/** When a lease taken or renewed at this instant ends. */
export const leaseEnd = (now: Date): Date => plusSeconds(now, LEASE_SECONDS);

/**
 * The messages that this process is handing over. A lease is short, so that what a killed process left is soon taken up, and
 * renewed for as long as the call takes: whoever does not renew is presumed dead, and holds nothing any more.
 */
export class Leases {
  private readonly held = new Map<Promise<void>, LeasedRow>();

  constructor(
    private readonly services: Services,
    private readonly entity: OutboxEntity,
    /** The job that looks at what waits. */
    private readonly outbox: WokenJob,
  ) {}

  /** How many calls are under way. */
  get size(): number {
    return this.held.size;
  }

  /** Keeps `row` leased while `handOver` runs, which must not reject; what waits is looked at again when it is over. */
  keep(row: LeasedRow, handOver: () => Promise<void>): void {
    const lease = { id: row.id, attempts: row.attempts, nextAttemptAt: row.nextAttemptAt };
    const done = handOver().finally(() => {
      this.held.delete(done);
      this.services.engine.wake(this.outbox);
    });
    this.held.set(done, lease);
  }

  /**
   * Whether a lease just taken still runs: false in a process that stood still, which must not call any more. What it held
   * may be somebody else's by now.
   */
  stillRuns({ nextAttemptAt }: LeasedRow): boolean {
    return this.services.clock.now() < nextAttemptAt;
  }

  /** Renews what is under way, all in one UPDATE, where a lease is no longer fresh. */
  async renew(): Promise<void> {
    const now = this.services.clock.now();
    const rows = [...this.held.values()];
    if (!rows.some(({ nextAttemptAt }) => nextAttemptAt <= plusSeconds(now, LEASE_SECONDS - RENEW_SECONDS))) return;
    const until = leaseEnd(now);
    await this.services.db.write((manager) => this.extend(manager, rows, until));
    for (const row of rows) row.nextAttemptAt = until;
  }

  /** The engine's part: leases are renewed before anybody, this process included, may take them for left behind. */
  job(name: string, afterwards: () => Promise<boolean> = () => Promise.resolve(false)): Job {
    return {
      name,
      everyMs: 500,
      run: async () => {
        await this.renew();
        return afterwards();
      },
    };
  }

  /** Waits for the calls under way, still renewing: to be called when the engine has stopped. */
  async drain(): Promise<void> {
    while (this.held.size > 0) {
      const over = new AbortController();
      const moment = delay(RENEW_SECONDS * 1000, null, { signal: over.signal }).catch(() => null);
      await Promise.race([Promise.all(this.held.keys()), moment]);
      over.abort();
      await this.renew();
    }
  }

  /** Only what is still ours: a row that was disowned, or taken by somebody else since, has another status or fence. */
  private async extend(manager: EntityManager, rows: LeasedRow[], until: Date): Promise<void> {
    await manager
      .createQueryBuilder()
      .update(this.entity)
      .set({ nextAttemptAt: until })
      .where(rows.map(({ id, attempts }) => ({ id, attempts, status: 'SENDING' })))
      .execute();
  }
}
