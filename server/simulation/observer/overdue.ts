import type { Due } from '../invariants/in-time.js';
import type { World } from '../world/world.js';

/** Clocks, gates and the answer of a slow moment, in milliseconds. */
const ALLOWANCE_MS = 1500;

/** How long things that are due are left undone, counted in time in which at least one process ran. */
export class Overdue {
  private servedMs = 0;
  private readonly since = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly served: (fromMs: number) => boolean,
  ) {}

  /** Time has passed since `fromMs`, and this is due now. */
  look(fromMs: number, due: Due[]): void {
    const passed = this.world.now - fromMs;
    const served = this.served(fromMs);
    if (served) this.servedMs += passed;
    const keys = new Set(due.map(({ key }) => key));
    for (const key of this.since.keys()) if (!keys.has(key)) this.since.delete(key);
    for (const { key, text, sinceMs, withinMs } of due) {
      const late = sinceMs === 0 ? 0 : Math.min(passed, this.world.clockMs - sinceMs);
      const since = this.since.get(key) ?? this.servedMs - (served ? late : 0);
      this.since.set(key, since);
      const servedMs = this.servedMs - since;
      if (servedMs > withinMs + ALLOWANCE_MS) {
        this.world.broken('in time', `${text}, and nothing happened in ${(servedMs / 1000).toFixed(1)} s of service`);
      }
    }
  }
}
