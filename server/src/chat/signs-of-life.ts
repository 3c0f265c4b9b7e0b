import { In } from 'typeorm';
import type { Caller } from '../access/caller.js';
import type { Services } from '../services.js';
import { Chat } from './chat.entity.js';

type Side = 'visitor' | 'operator';
type Seen = Pick<Chat, 'visitorSeenAt'> | Pick<Chat, 'operatorSeenAt'>;

/**
 * Who of a chat showed life since it was last written down: an open subscription, or any request (domain.md, "when a
 * visitor counts as gone"). Kept in memory and written every few seconds, so that looking costs no write.
 */
export class SignsOfLife {
  private readonly open = new Map<string, number>();
  private readonly noted = new Set<string>();

  /** The caller did something with this chat. */
  note(caller: Caller, chatId: string): void {
    const side = sideOf(caller);
    if (side) this.noted.add(`${side}:${chatId}`);
  }

  /** The caller keeps a subscription to this chat open until the returned function is called. */
  hold(caller: Caller, chatId: string): () => void {
    const side = sideOf(caller);
    if (!side) return () => undefined;
    const key = `${side}:${chatId}`;
    this.open.set(key, (this.open.get(key) ?? 0) + 1);
    this.noted.add(key);
    return () => this.release(key);
  }

  /** The ids of the chats in which this side showed life since the last call. */
  take(side: Side): string[] {
    const alive = new Set([...this.open.keys(), ...this.noted].filter((key) => key.startsWith(`${side}:`)));
    for (const key of alive) this.noted.delete(key);
    return [...alive].map((key) => key.slice(side.length + 1));
  }

  private release(key: string): void {
    const left = (this.open.get(key) ?? 1) - 1;
    this.noted.add(key);
    if (left > 0) this.open.set(key, left);
    else this.open.delete(key);
  }
}

/** Writes the signs of life down: a job of the engine, run more often than any deadline that reads them. */
export async function writeSignsOfLife(services: Services): Promise<void> {
  const now = services.clock.now();
  await write(services, services.signsOfLife.take('visitor'), { visitorSeenAt: now });
  await write(services, services.signsOfLife.take('operator'), { operatorSeenAt: now });
}

async function write(services: Services, chatIds: string[], seen: Seen): Promise<void> {
  for (let from = 0; from < chatIds.length; from += 500) {
    const ids = chatIds.slice(from, from + 500);
    await services.db.write((manager) => manager.update(Chat, { id: In(ids) }, seen));
  }
}

function sideOf(caller: Caller): Side | null {
  if (caller.kind === 'visitor') return 'visitor';
  return caller.kind === 'anonymous' ? null : 'operator';
}
