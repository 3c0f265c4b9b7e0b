import { setImmediate as nextTurn } from 'node:timers/promises';
import { plusSeconds } from '../clock.js';
import { busy } from '../errors.js';
import type { Services } from '../services.js';
import type { AskedLine } from './line.rules.js';
import { tellMessage } from './announce.js';
import { storeLines, type LineOutcome } from './store-lines.js';

/** How many lines share one transaction at most: their locks are held for milliseconds. */
const MOST_AT_ONCE = 256;
/** How many lines may wait in all, some 30 MB at their longest. */
const MOST_WAITING = 2000;
/** A line that has waited for longer says that the database stands still: no other is taken on. */
const STANDS_STILL_SECONDS = 10;

interface Waiting {
  line: AskedLine;
  since: Date;
  resolve: (outcome: LineOutcome) => void;
  reject: (error: unknown) => void;
}

/**
 * The lines that participants write, stored in the order they came: those that wait while a transaction is in flight share
 * the next one. Each is answered and told to others only after its commit.
 */
export class LineQueue {
  private readonly waiting: Waiting[] = [];
  private working: Promise<void> | null = null;

  /**
   * Stores a line with those that come at the same time. RATE_LIMITED at once where too many wait or none gets on; any
   * other failure is the transaction's, and may be tried again under the same clientMessageId.
   */
  add(services: Services, line: AskedLine): Promise<LineOutcome> {
    const now = services.clock.now();
    if (this.size >= MOST_WAITING || this.standsStill(now)) return Promise.reject(busy(1));
    return new Promise((resolve, reject) => {
      this.waiting.push({ line, since: now, resolve, reject });
      this.working ??= this.work(services);
    });
  }

  /** How many lines wait. */
  get size(): number {
    return this.waiting.length;
  }

  /** Resolves once no line waits or is being stored. */
  async idle(): Promise<void> {
    await this.working;
  }

  private standsStill(now: Date): boolean {
    const [oldest] = this.waiting;
    return oldest !== undefined && plusSeconds(oldest.since, STANDS_STILL_SECONDS) < now;
  }

  private async work(services: Services): Promise<void> {
    while (this.size > 0) {
      // Whatever other sockets have sent by now is read before the next transaction begins, and has its share of it.
      await nextTurn();
      await storeNext(services, this.waiting);
    }
    this.working = null;
  }
}

async function storeNext(services: Services, waiting: Waiting[]): Promise<void> {
  let batch: Waiting[] = [];
  try {
    const outcomes = await storeLines(services, () => {
      // Lines join while others write.
      if (batch.length === 0) batch = waiting.splice(0, MOST_AT_ONCE);
      return batch.map(({ line }) => line);
    });
    for (const outcome of outcomes) if (outcome.isNew) tellMessage(services, outcome.message);
    batch.forEach(({ resolve }, index) => resolve(outcomes[index] as LineOutcome));
  } catch (error) {
    // Where no transaction could begin at all, those that wait are told.
    if (batch.length === 0) batch = waiting.splice(0);
    for (const { reject } of batch) reject(error);
  }
}
