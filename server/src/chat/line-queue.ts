import { setImmediate as nextTurn } from 'node:timers/promises';
import { plusSeconds } from '../clock.js';
import { busy } from '../errors.js';
import type { Services } from '../services.js';
import type { AskedLine } from './line.rules.js';
import { storeLines, type LineOutcome } from './store-lines.js';

/** How many lines share one transaction at most: their locks are held for milliseconds. */
const MOST_AT_ONCE = 256;
/** How many lines may wait in all, some 30 MB at their longest. */
const MOST_WAITING = 2000;
/** A line that has waited for longer says that the database stands still: no other is taken on. */
const STANDS_STILL_SECONDS = 10;
/** Transactions of a database server that may run at once; a chat's lines are always in the same one's turn. */
const LANES = 2;

interface Waiting {
  line: AskedLine;
  since: Date;
  resolve: (outcome: LineOutcome) => void;
  reject: (error: unknown) => void;
}

/** Lines of some chats, stored in the order they came, one transaction after the other. */
interface Lane {
  waiting: Waiting[];
  working: Promise<void> | null;
}

/**
 * The lines that participants write: those that wait while a transaction is in flight share the next one. Each is
 * answered and told to others only after its commit.
 */
export class LineQueue {
  private readonly lanes: Lane[] = Array.from({ length: LANES }, () => ({ waiting: [], working: null }));

  /**
   * Stores a line with those that come at the same time. RATE_LIMITED at once where too many wait or none gets on; any
   * other failure is the transaction's, and may be tried again under the same clientMessageId.
   */
  add(services: Services, line: AskedLine): Promise<LineOutcome> {
    const now = services.clock.now();
    const lane = this.laneOf(services, line.chatId);
    if (this.size >= MOST_WAITING || standsStill(lane, now)) return Promise.reject(busy(1));
    return new Promise((resolve, reject) => {
      lane.waiting.push({ line, since: now, resolve, reject });
      lane.working ??= work(services, lane);
    });
  }

  /** How many lines wait. */
  get size(): number {
    return this.lanes.reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Resolves once no line waits or is being stored. */
  async idle(): Promise<void> {
    for (const { working } of this.lanes) await working;
  }

  private laneOf({ db }: Services, chatId: string): Lane {
    // SQLite writes one transaction at a time.
    const index = db.isSqlite ? 0 : chatId.charCodeAt(chatId.length - 1) % LANES;
    return this.lanes[index] ?? (this.lanes[0] as Lane);
  }
}

function standsStill({ waiting: [oldest] }: Lane, now: Date): boolean {
  return oldest !== undefined && plusSeconds(oldest.since, STANDS_STILL_SECONDS) < now;
}

async function work(services: Services, lane: Lane): Promise<void> {
  while (lane.waiting.length > 0) {
    // Whatever other sockets have sent by now is read before the next transaction begins, and has its share of it.
    await nextTurn();
    await storeNext(services, lane);
  }
  lane.working = null;
}

async function storeNext(services: Services, lane: Lane): Promise<void> {
  let batch: Waiting[] = [];
  try {
    const outcomes = await services.db.write((manager) => {
      // Taken when it begins, so that lines join while others write; kept when it is run again after a deadlock.
      if (batch.length === 0) batch = lane.waiting.splice(0, MOST_AT_ONCE);
      return storeLines(
        services,
        manager,
        batch.map(({ line }) => line),
      );
    });
    batch.forEach(({ resolve }, index) => resolve(outcomes[index] as LineOutcome));
  } catch (error) {
    // Where no transaction could begin at all, those that wait are told.
    if (batch.length === 0) batch = lane.waiting.splice(0);
    for (const { reject } of batch) reject(error);
  }
}
