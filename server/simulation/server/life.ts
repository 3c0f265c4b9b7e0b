import type { Happening, Owner } from '../world/event-queue.js';
import { as } from '../world/surroundings.js';
import type { World } from '../world/world.js';

/** The connection broke before an answer came: the process died, or none was there. */
export class ConnectionLost extends Error {
  constructor() {
    super('the connection was lost');
  }
}

/** How a process of this world behaves. */
export interface Temper {
  /** The longest that it takes to get on after a gate, in milliseconds, as a rule. */
  readonly slownessMs: number;
  /** How often it dies right after a commit, or inside of a transaction. */
  diesAtCommit: number;
  diesInTransaction: number;
  /** How often it stands still right after a commit. */
  stallsAtCommit: number;
}

class DeathInTransaction extends Error {}

/** One life of a server process: what it awaits never comes once it is dead. */
export class Life implements Owner {
  alive = true;
  stalledUntil = -1;
  private readonly calls = new Set<() => void>();
  private readonly asideWhileHeld: Happening[] = [];
  private held: Happening | null = null;

  constructor(
    readonly world: World,
    readonly name: string,
    private readonly temper: Temper,
    private readonly onDeath: (life: Life, why: string) => void,
  ) {}

  /** While a commit waits for what follows it, nothing else of this process can happen. */
  putsAside(happening: Happening): boolean {
    if (this.held === null || this.held === happening) return false;
    this.asideWhileHeld.push(happening);
    return true;
  }

  /** Nothing happens here for so long: suspended, or starved. */
  standStill(seconds: number): void {
    this.stalledUntil = Math.max(this.stalledUntil, this.world.now + seconds * 1000);
    this.world.note(`${this.name} stands still for ${seconds} s`);
  }

  /** A point at which others may come first, or this process may die. */
  gate(delayMs = this.pause()): Promise<void> {
    return new Promise((resolve) => {
      if (this.alive) this.world.schedule(delayMs, this, resolve);
    });
  }

  /** The same, with the process standing still meanwhile: others are other processes. */
  exclusiveGate(): Promise<void> {
    if (this.alive && this.world.random.chance(this.temper.diesAtCommit)) this.die(`after a commit`);
    if (this.alive && this.world.random.chance(this.temper.stallsAtCommit))
      this.standStill(this.world.random.int(1, 40));
    return new Promise((resolve) => {
      if (!this.alive) return;
      this.held = this.world.schedule(this.pause(), this, () => {
        this.held = null;
        for (const happening of this.asideWhileHeld.splice(0)) this.world.resume(happening);
        resolve();
      });
    });
  }

  /** Dies here and now at times: the transaction is rolled back. */
  mayDieInTransaction(): void {
    if (!this.world.random.chance(this.temper.diesInTransaction)) return;
    this.die('inside of a transaction');
    throw new DeathInTransaction();
  }

  /** The outcome of something, which nobody hears of once the process is dead. */
  unlessDead<T>(outcome: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      outcome.then(
        (value) => this.alive && resolve(value),
        (error: unknown) => {
          if (this.alive) reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  /** Something that a client asks of this process, once it gets to it: ConnectionLost where it dies first. */
  call<T>(work: () => Promise<T>): Promise<T> {
    return this.connected(() => this.gate().then(work));
  }

  /** Something that a connected client waits for: ConnectionLost where the process dies first. */
  connected<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.alive) {
        reject(new ConnectionLost());
        return;
      }
      const lost = (): void => reject(new ConnectionLost());
      this.calls.add(lost);
      as(this, work)
        .then(resolve, reject)
        .finally(() => this.calls.delete(lost));
    });
  }

  die(why: string): void {
    if (!this.alive) return;
    this.alive = false;
    this.world.note(`${this.name} dies ${why}`);
    for (const lost of [...this.calls]) lost();
    this.calls.clear();
    this.onDeath(this, why);
  }

  private pause(): number {
    const { random } = this.world;
    if (random.chance(0.6)) return 0;
    return random.chance(0.95) ? random.int(0, this.temper.slownessMs) : random.int(0, this.temper.slownessMs * 10);
  }
}
