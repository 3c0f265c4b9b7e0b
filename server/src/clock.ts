/**
 * The one place time comes from (domain.md, "Time comes from one place"). SQL never calls NOW().
 * Tests hand in a clock they can move.
 */
export interface Clock {
  /** This instant, on the database's clock where there is a database server. */
  now(): Date;
}

/** Monotonic time, shifted to the database's clock by `adjust`. */
export class SystemClock implements Clock {
  private readonly origin = Date.now() - performance.now();
  private offsetMs = 0;

  now(): Date {
    return new Date(Math.round(this.origin + performance.now() + this.offsetMs));
  }

  /** Takes over a clock reading made at this moment, e.g. the database's. */
  adjust(reading: Date): void {
    this.offsetMs = reading.getTime() - (this.origin + performance.now());
  }
}

/** `at` moved by a number of seconds, which may be negative. */
export function plusSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
