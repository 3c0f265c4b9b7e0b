import { Refusal } from '../../src/errors.js';
import type { Services } from '../../src/services.js';
import type { Observer } from '../observer/observer.js';
import { ConnectionLost, type Life } from '../server/life.js';
import type { Server, Servers } from '../server/servers.js';
import type { World } from '../world/world.js';
import type { Plan } from './plan.js';
import type { Shop } from './shop.js';

/** Where people live: everything they can reach, and who watches. */
export interface Town {
  world: World;
  plan: Plan;
  shop: Shop;
  servers: Servers;
  observer: Observer;
}

/** What somebody heard of a request of theirs. */
export type Answer<T> = { kind: 'told'; value: T } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

/** Asks once. A refusal is an answer; anything else that is thrown is a fault of the product. */
export async function ask<T>(town: Town, what: string, work: (services: Services) => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'told', value: await town.servers.ask(what, work) };
  } catch (error) {
    if (error instanceof ConnectionLost) return { kind: 'lost' };
    if (error instanceof Refusal) {
      town.world.note(`refused: ${what}: ${error.message}`);
      return { kind: 'refused', refusal: error };
    }
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    town.world.broken('no fault', `${what}: ${told}`);
    return { kind: 'lost' };
  }
}

/** Asks again and again while connections are lost, as a page does; null where it was refused, or nobody ever answered. */
export async function insist<T>(
  town: Town,
  what: string,
  work: (services: Services) => Promise<T>,
  tries = 12,
): Promise<T | null> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const answer = await ask(town, what, work);
    if (answer.kind === 'told') return answer.value;
    if (answer.kind === 'refused') return null;
    await town.world.sleep(town.world.random.int(500, 2000 * Math.min(attempt, 5)));
  }
  return null;
}

/** A subscription that somebody holds open. */
export interface Subscription {
  /** Resolves when it is over, for whatever reason. */
  over: Promise<'lost' | 'ended'>;
  /** The process it is connected to. */
  life: Life;
  /** Its owner closes it. */
  close(): void;
}

/** Opens a subscription at some process and hears what it tells; null where it was refused or lost at once. */
export async function follow<T>(
  town: Town,
  what: string,
  open: (services: Services, cut: () => void) => Promise<AsyncIterableIterator<T>>,
  hear: (event: T, server: Server) => void,
): Promise<Subscription | null> {
  const server = town.servers.reachable();
  if (!server) return null;
  const { life, services } = server;
  town.world.note(`${what} (${life.name})`);
  let closed = false;
  let feed: AsyncIterableIterator<T> | null = null;
  const close = (): void => {
    if (closed) return;
    closed = true;
    // Its connection is gone: the process hears of it when it next gets on.
    life.call(async () => feed?.return?.()).catch(() => undefined);
  };
  try {
    feed = await life.call(() => open(services, close));
  } catch (error) {
    if (!(error instanceof ConnectionLost) && !(error instanceof Refusal)) {
      town.world.broken('no fault', `${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    }
    return null;
  }
  const opened = feed;
  const listen = async (): Promise<'lost' | 'ended'> => {
    for (;;) {
      try {
        const next = await life.connected(() => opened.next());
        if (next.done === true) return 'ended';
        if (!closed) hear(next.value, server);
      } catch (error) {
        if (error instanceof ConnectionLost) return 'lost';
        const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
        town.world.broken('no fault', `${what}: ${told}`);
        return 'lost';
      }
    }
  };
  return { over: listen(), life, close };
}
