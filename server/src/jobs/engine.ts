import type { Logger } from 'pino';
import type { Engine } from '../services.js';

/** One kind of work of the engine. */
export interface Job {
  name: string;
  /** At the latest after this many milliseconds it runs again. */
  everyMs: number;
  /** Does what is due; true when there may be more at once. */
  run(): Promise<boolean>;
}

/** A running engine. */
export interface RunningEngine extends Engine {
  /** Waits for what runs now and starts nothing more. */
  stop(): Promise<void>;
}

/**
 * Runs each job again and again: never overlapping itself, at once when woken, and without letting the failure of one
 * stop the others. What there is to do are rows, so a missed run loses nothing.
 */
export function startEngine(log: Logger, jobs: Job[]): RunningEngine {
  const loops = jobs.map((job) => new Loop(job, log));
  for (const loop of loops) loop.wake();
  return {
    wake: (job) => {
      for (const loop of loops) if (job === undefined || job === loop.name) loop.wake();
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

class Loop {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  /** How much of `everyMs` passes until the next run, from 0 to 1. */
  private share = 1;

  constructor(
    private readonly job: Job,
    private readonly log: Logger,
  ) {}

  get name(): string {
    return this.job.name;
  }

  /** The next run after this one comes anywhere within `everyMs`: jobs that were woken together would go on to hold up everything at once. */
  wake(): void {
    this.share = Math.random();
    this.begin();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private begin(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.drain();
  }

  private async drain(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if (await this.job.run()) this.again = true;
      } catch (error) {
        this.log.error({ err: error, job: this.job.name }, 'a job failed; it is tried again');
        break;
      }
    }
    this.running = null;
    if (this.stopped) return;
    this.timer = setTimeout(() => this.begin(), this.job.everyMs * this.share);
    this.share = 1;
  }
}
