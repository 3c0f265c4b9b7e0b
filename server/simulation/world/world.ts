import { EventQueue, type Happening, type Owner } from './event-queue.js';
import { Random } from './random.js';
import type { Trace } from './trace.js';
import { drained } from './surroundings.js';

/** Sunday 22 November 2026, 09:00 UTC: when every simulated world begins. */
const BEGINNING = Date.UTC(2026, 10, 22, 9);

/** A promise broken: what the law says, and what happened instead. */
export interface Breach {
  invariant: string;
  text: string;
}

/**
 * Time and order. Nothing in the world happens by itself: everything is an event in one queue, taken one by one, and
 * between two of them every promise that can go on has gone on. Two events of one instant come in an order of the seed's.
 */
export class World {
  readonly random: Random;
  /** Milliseconds since the world began, as its people feel them. */
  now = 0;
  /** How far the database's clock has been put forward beyond that. */
  aheadMs = 0;
  breach: Breach | null = null;
  private readonly queue = new EventQueue();
  private readonly onTime: ((fromMs: number) => void)[] = [];
  steps = 0;

  constructor(
    readonly seed: string,
    readonly trace: Trace,
  ) {
    this.random = new Random(`${seed}/order`);
  }

  /** What the database's clock says, in milliseconds since 1970. */
  get clockMs(): number {
    return BEGINNING + this.now + this.aheadMs;
  }

  /** Time is about to pass: called with the instant before, `now` being the one after. */
  whenTimePasses(look: (fromMs: number) => void): void {
    this.onTime.push(look);
  }

  /** Lets something happen after so many milliseconds. */
  schedule(delayMs: number, owner: Owner | null, run: () => void): Happening {
    const at = this.now + Math.max(0, Math.round(delayMs));
    const happening = { at, tie: this.random.next(), owner, run, cancelled: false };
    this.queue.push(happening);
    return happening;
  }

  /** Lets what was put aside happen now. */
  resume(happening: Happening): void {
    happening.at = Math.max(happening.at, this.now);
    this.queue.push(happening);
  }

  /** Resolves after so many milliseconds. */
  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.schedule(delayMs, null, resolve);
    });
  }

  note(text: string): void {
    this.trace.add(this.now, text);
  }

  /** The first promise that is broken ends the run. */
  broken(invariant: string, text: string): void {
    if (this.breach) return;
    this.breach = { invariant, text };
    this.note(`BROKEN: ${invariant}: ${text}`);
  }

  /** Lets the world go on until `done`, a breach, or `untilMs`. False where nothing more could happen before. */
  async run(done: () => boolean, untilMs: number): Promise<boolean> {
    await drained();
    while (!done() && !this.breach) {
      const next = this.queue.pop();
      if (!next) return false;
      if (next.at > untilMs) {
        this.queue.push(next);
        return false;
      }
      if (this.isVoid(next)) continue;
      this.moveTo(next.at);
      next.run();
      this.steps += 1;
      await drained();
    }
    return true;
  }

  /** Cancelled, its owner dead, or put off because its owner stands still. */
  private isVoid(next: Happening): boolean {
    if (next.cancelled) return true;
    const { owner } = next;
    if (owner === null) return false;
    if (!owner.alive) return true;
    if (owner.stalledUntil <= next.at) return owner.putsAside(next);
    next.at = owner.stalledUntil;
    this.queue.push(next);
    return true;
  }

  private moveTo(at: number): void {
    if (at <= this.now) return;
    const from = this.now;
    this.now = at;
    for (const look of this.onTime) look(from);
  }
}
