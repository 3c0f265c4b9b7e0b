import { isExact, offsetAfter } from './clock.rules.js';

/**
 * The one place time comes from (domain.md, "Time comes from one place"). SQL never calls NOW().
 * Tests hand in a clock they can move.
 */
export interface Clock {
  /** This instant, on the database's clock where there is a database server. */
  now(): Date;
}

/** Monotonic time, shifted to the clock that it was told to `follow`. */
export class SystemClock implements Clock {
  private readonly origin = Date.now() - performance.now();
  private offsetMs: number | null = null;

  now(): Date {
    return new Date(Math.round(this.own() + (this.offsetMs ?? 0)));
  }

  /**
   * Looks at another clock, e.g. the database's, and keeps to it from now on; null where there is none. False where the answer took so
   * long that another look should follow soon.
   */
  async follow(read: () => Promise<Date | null>): Promise<boolean> {
    const asked = this.own();
    const instant = await read();
    if (!instant) return true;
    const reading = { asked, read: instant.getTime(), answered: this.own() };
    this.offsetMs = offsetAfter(reading, this.offsetMs);
    return isExact(reading);
  }

  private own(): number {
    return this.origin + performance.now();
  }
}

/** `at` moved by a number of seconds, which may be negative. */
export function plusSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
