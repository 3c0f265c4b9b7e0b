import type { Job } from '../../src/jobs/engine.js';
import type { Engine, WokenJob } from '../../src/services.js';
import type { Happening } from '../world/event-queue.js';
import { as, doing } from '../world/surroundings.js';
import type { Life } from './life.js';
import type { Storage } from './storage.js';

/** However little changed, a job that looks at rows runs at least so often. */
const LONGEST_MS = 10_000;

/** When the next instant in some tables comes, by the clock in milliseconds. */
export type NextInstant = (tables: ReadonlySet<string>, afterMs: number) => number;

/**
 * The jobs of one process, each again and again as jobs/engine.ts has it: never over itself, at once when woken, at the
 * latest after its `everyMs`. A run that would find what the last one found is left out: that one only read, nothing that it
 * read has changed, and no instant in it has come.
 */
export class SimulatedEngine implements Engine {
  private readonly loops: Loop[];

  constructor(life: Life, storage: Storage, jobs: Job[], nextInstant: NextInstant) {
    this.loops = jobs.map((job) => new Loop(life, storage, job, nextInstant));
    this.wake();
  }

  wake(job?: WokenJob): void {
    for (const loop of this.loops) if (job === undefined || job === loop.name) loop.wake();
  }

  /** Instants came that were not expected yet. */
  clockJumped(): void {
    for (const loop of this.loops) loop.lookSoon();
  }

  /** Some process has committed something. */
  tablesChanged(): void {
    for (const loop of this.loops) loop.tablesChanged();
  }
}

class Loop {
  private timer: Happening | null = null;
  private isRunning = false;
  private again = false;
  /** What a run that only read has read, and how it was; null where the next run may do something. */
  private quiet: { tables: ReadonlySet<string>; versions: number[]; clockMs: number } | null = null;

  constructor(
    private readonly life: Life,
    private readonly storage: Storage,
    private readonly job: Job,
    private readonly nextInstant: NextInstant,
  ) {}

  get name(): string {
    return this.job.name;
  }

  wake(): void {
    if (this.quiet && !this.isStale(this.quiet)) return;
    this.run();
  }

  /** What was looked at in vain may be worth a look at the next tick. */
  tablesChanged(): void {
    const { quiet } = this;
    if (quiet && !this.isUnchanged(quiet)) this.lookSoon();
  }

  /** At the next tick, whatever was found at the last. */
  lookSoon(): void {
    if (!this.quiet || this.isRunning) return;
    this.quiet = null;
    this.tickAfter(this.life.world.random.int(0, this.job.everyMs));
  }

  private run(): void {
    this.again = true;
    if (this.isRunning) return;
    this.isRunning = true;
    if (this.timer) this.timer.cancelled = true;
    void this.drain();
  }

  private async drain(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        if (await this.runOnce()) this.again = true;
      } catch (error) {
        const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.life.world.broken('no fault', `the job ${this.job.name}: ${told}`);
      }
    }
    this.isRunning = false;
    this.tickAfter(this.pause());
  }

  private async runOnce(): Promise<boolean> {
    const { storage, life, job } = this;
    const tables = new Set<string>();
    const clockMs = life.world.clockMs;
    const changes = storage.totalChanges;
    this.quiet = null;
    const work = async (): Promise<{ more: boolean; wrote: boolean }> => {
      const more = await job.run();
      return { more, wrote: doing.getStore()?.wrote ?? true };
    };
    const { more, wrote } = await as(life, work, tables);
    // Where anything changed meanwhile, it is not said that this run saw it.
    if (!more && !wrote && tables.size > 0 && storage.totalChanges === changes) {
      this.quiet = { tables, versions: this.versionsOf(tables), clockMs };
    }
    return more;
  }

  /** Until the next tick: the job's own, or longer where it would look in vain. */
  private pause(): number {
    const { world } = this.life;
    const { everyMs } = this.job;
    if (!this.quiet) return everyMs;
    const untilMs = this.nextInstant(this.quiet.tables, this.quiet.clockMs) - world.clockMs;
    return Math.max(everyMs, Math.min(LONGEST_MS, Math.max(0, untilMs) + world.random.int(0, everyMs)));
  }

  private tickAfter(delayMs: number): void {
    if (this.timer) this.timer.cancelled = true;
    this.timer = this.life.world.schedule(delayMs, this.life, () => this.run());
  }

  private isStale(quiet: { tables: ReadonlySet<string>; versions: number[]; clockMs: number }): boolean {
    return !this.isUnchanged(quiet) || this.nextInstant(quiet.tables, quiet.clockMs) <= this.life.world.clockMs;
  }

  private isUnchanged({ tables, versions }: { tables: ReadonlySet<string>; versions: number[] }): boolean {
    return this.versionsOf(tables).every((version, index) => version === versions[index]);
  }

  private versionsOf(tables: ReadonlySet<string>): number[] {
    return [...tables].map((table) => this.storage.version(table));
  }
}
