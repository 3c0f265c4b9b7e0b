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
/** How many lines are answered in one turn of the event loop while others are being stored. */
const ANSWERED_AT_ONCE = 16;
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
    // Whatever other sockets have sent by now is read before the first transaction begins, and has its share of it.
    await nextTurn();
    let stored: Stored[] = [];
    while (this.size > 0 || stored.length > 0) {
      const next = this.size > 0 ? storeNext(services, this.waiting) : null;
      await answer(services, stored, next !== null);
      stored = next ? await next : [];
    }
    this.working = null;
  }
}

/** A line that is committed, and what it came to. */
interface Stored {
  outcome: LineOutcome;
  resolve: (outcome: LineOutcome) => void;
}

/** Stores the lines that wait; those that failed have been told so. */
async function storeNext(services: Services, waiting: Waiting[]): Promise<Stored[]> {
  let batch: Waiting[] = [];
  try {
    const outcomes = await storeLines(services, () => {
      // Lines join while others write.
      if (batch.length === 0) batch = waiting.splice(0, MOST_AT_ONCE);
      return batch.map(({ line }) => line);
    });
    return batch.map(({ resolve }, index) => ({ resolve, outcome: outcomes[index] as LineOutcome }));
  } catch (error) {
    // Where no transaction could begin at all, those that wait are told.
    if (batch.length === 0) batch = waiting.splice(0);
    for (const { reject } of batch) reject(error);
    return [];
  }
}

/** Tells committed lines to everybody, a few in each turn of the event loop while the next ones are `underWay`: those get on meanwhile. */
async function answer(services: Services, stored: Stored[], underWay: boolean): Promise<void> {
  const atOnce = underWay ? ANSWERED_AT_ONCE : stored.length;
  for (let from = 0; from < stored.length; from += atOnce) {
    if (underWay) await nextTurn();
    for (const { outcome, resolve } of stored.slice(from, from + atOnce)) {
      resolve(outcome);
      if (outcome.isNew) tellMessage(services, outcome.message);
    }
  }
}
