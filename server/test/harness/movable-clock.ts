import type { Clock } from '../../src/clock.js';

/** A clock that runs like the real one, can be moved forward, and can be held still, for what happens to the millisecond. */
export class MovableClock implements Clock {
  private aheadMs = 0;
  private heldAt: number | null = null;

  now(): Date {
    return new Date((this.heldAt ?? Date.now()) + this.aheadMs);
  }

  /** From now on only `advance` moves it. */
  holdStill(): void {
    this.heldAt ??= Date.now();
  }

  /** Moves this clock forward by so many seconds. */
  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }
}
