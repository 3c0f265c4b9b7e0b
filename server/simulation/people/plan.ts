import type { NetworkTraits } from '../outside/sms-network.js';
import type { ServersTraits } from '../server/servers.js';
import { Random } from '../world/random.js';

/** What a seed's world is like: who comes, and what goes wrong. */
export interface Plan {
  /** How long people are busy; then the world comes to rest. */
  busySeconds: number;
  visitors: number;
  servers: ServersTraits;
  network: NetworkTraits;
  /** How often something goes wrong with a process, in seconds between; null: never. */
  faultEverySeconds: number | null;
  /** How often an administrator changes something, in seconds between; null: never. */
  changeEverySeconds: number | null;
  /** How much operators like their consoles: 0 never open, 1 nearly always. */
  consoles: number;
  /** How quickly a phone is answered at most, in seconds. */
  phonePatience: number;
}

/** Draws a plan. Every second world or so is calm in one way or another, so that each kind of trouble is also seen alone. */
export function planOf(seed: string): Plan {
  const random = new Random(`${seed}/plan`);
  const deadly = random.chance(0.5);
  const troubled = random.chance(0.6);
  return {
    busySeconds: random.int(20, 90),
    visitors: random.pick([1, 1, 2, 2, 3]),
    servers: {
      processes: random.chance(0.5) ? 1 : 2,
      redis: random.chance(0.75),
      clockErrorMs: random.pick([0, 20, 100]),
      slownessMs: random.pick([1, 5, 40, 200]),
      diesAtCommit: deadly ? random.pick([0.002, 0.01]) : 0,
      diesInTransaction: deadly ? 0.002 : 0,
      stallsAtCommit: random.pick([0, 0, 0.01, 0.03]),
    },
    network: {
      troubles: troubled ? random.pick([0.1, 0.4]) : 0,
      reportsLost: troubled ? random.pick([0.1, 0.5]) : 0,
      undelivered: random.pick([0, 0.1, 0.3]),
      reportDelayMs: random.pick([1000, 20_000, 60_000]),
    },
    faultEverySeconds: random.chance(0.6) ? random.pick([15, 40, 90]) : null,
    changeEverySeconds: random.chance(0.6) ? random.pick([8, 20, 60]) : null,
    consoles: random.pick([0, 0.1, 0.3, 0.7]),
    phonePatience: random.pick([5, 20, 60]),
  };
}
