import { plusSeconds, type Clock } from '../clock.js';

/** A database that is away for less keeps nobody's sign of life from being written in time. */
const AWAY_SECONDS = 5;
/** So long the processes have to write down whom they hear, once it is back. */
const CATCH_UP_SECONDS = 10;

/**
 * Whether silence means anything. Signs of life are heard through the database: while that is away nobody can show any, and once it is
 * back the first process to find it knows only of those who are connected to itself. Nobody is taken for gone until all
 * had the time to tell.
 */
export class Hearing {
  private deafSince: Date | null = null;
  private countsFrom = new Date(0);

  constructor(private readonly clock: Clock) {}

  /** A look at the database that began at `since` failed. */
  lost(since: Date): void {
    this.deafSince ??= since;
  }

  /** A look at the database succeeded. True where it was away for so long that whoever is connected has to be written down at once. */
  regained(): boolean {
    const now = this.clock.now();
    const wasAway = this.deafSince !== null && now >= plusSeconds(this.deafSince, AWAY_SECONDS);
    this.deafSince = null;
    if (wasAway) this.countsFrom = plusSeconds(now, CATCH_UP_SECONDS);
    return wasAway;
  }

  /** Whether somebody may be taken for gone now. */
  get silenceCounts(): boolean {
    return this.deafSince === null && this.clock.now() >= this.countsFrom;
  }
}
