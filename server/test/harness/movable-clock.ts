import type { Clock } from '../../src/clock.js';

/** A clock that runs like the real one and can be moved forward. */
export class MovableClock implements Clock {
  private aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  /** Moves this clock forward by so many seconds. */
  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }
}
