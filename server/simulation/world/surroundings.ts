import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import promised from 'node:timers/promises';
import { newId } from '../../src/ids.js';
import { Random } from './random.js';
import type { Owner, Happening } from './event-queue.js';
import type { World } from './world.js';

/** What the program under simulation reaches for beyond its services: time, timers and randomness, all from the seed. */
const real = { setImmediate: globalThis.setImmediate };

let world: World | null = null;
let random = new Random('nothing yet');
let fills = 0;

/** One thing that a process does: for a client, as a job, or by itself. */
export interface Doing {
  /** The process: its timers die with it. */
  owner: Owner;
  /** What was committed by it last. */
  committed: unknown;
  /** Which tables it read, and whether it wrote. */
  read: Set<string> | null;
  wrote: boolean;
}

/** What the code that runs now belongs to. One for all of it: each costs every promise of the program a little. */
export const doing = new AsyncLocalStorage<Doing>();

/** Does something as a process. */
export function as<T>(owner: Owner, work: () => T, read: Set<string> | null = null): T {
  return doing.run({ owner, committed: null, read, wrote: false }, work);
}

/** Every promise that can go on has gone on: what is left waits for the world. */
export function drained(): Promise<void> {
  return new Promise((resolve) => real.setImmediate(resolve));
}

/** From now on time, timers and randomness of this thread are those of `next`. */
export function enter(next: World): void {
  world = next;
  random = new Random(`${next.seed}/ids`);
  useUpStock();
  random = new Random(`${next.seed}/chance`);
}

/** Whoever makes ids keeps random bytes in stock: those of the world before are used up, and the next are of this one. */
function useUpStock(): void {
  const before = fills;
  while (fills === before) newId();
}

/** Replaces what Node.js offers, once for this thread. */
export function replaceSurroundings(): void {
  Date.now = () => world?.clockMs ?? 0;
  Math.random = () => random.next();
  replaceTimers();
  replaceRandomness();
}

function replaceTimers(): void {
  const later = (callback: () => void, delayMs = 0): unknown => {
    if (!world) throw new Error('a timer outside of any world');
    return withNoRefs(world.schedule(delayMs, doing.getStore()?.owner ?? null, callback));
  };
  const never = (timer: Happening | null | undefined): void => {
    if (timer) timer.cancelled = true;
  };
  Object.assign(globalThis, { setTimeout: later, clearTimeout: never });
  Object.assign(promised, {
    setTimeout: (delayMs: number, value?: unknown, options?: { signal?: AbortSignal }) =>
      new Promise((resolve, reject) => {
        const timer = later(() => resolve(value), delayMs);
        options?.signal?.addEventListener('abort', () => {
          never(timer as Happening);
          reject(new Error('The operation was aborted'));
        });
      }),
    setImmediate: (value?: unknown) => new Promise((resolve) => later(() => resolve(value))),
  });
}

function withNoRefs(happening: Happening): unknown {
  return Object.assign(happening, { ref: () => happening, unref: () => happening });
}

function replaceRandomness(): void {
  const fill = (bytes: Uint8Array): Uint8Array => {
    fills += 1;
    random.fill(bytes);
    return bytes;
  };
  Object.assign(crypto, {
    randomFillSync: fill,
    randomBytes: (size: number) => fill(Buffer.alloc(size)),
    randomInt: (min: number, max?: number) => (max === undefined ? random.int(0, min - 1) : random.int(min, max - 1)),
    randomUUID: () => uuid(),
  });
  syncBuiltinESMExports();
}

/** A random UUID of version 4, from the seed. */
export function uuid(): string {
  const bytes = Buffer.alloc(16);
  random.fill(bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
