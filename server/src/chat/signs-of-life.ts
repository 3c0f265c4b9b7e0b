import { In } from 'typeorm';
import type { Caller } from '../access/caller.js';
import type { Services } from '../services.js';
import { Chat } from './chat.entity.js';

/** Who showed life in a chat: its visitor, or an operator, which counts while they have it. */
interface Sign {
  chatId: string;
  /** Null: the visitor. */
  operatorId: string | null;
}

/**
 * Who of a chat showed life since it was last written down: an open subscription, or any request (domain.md, "when a
 * visitor counts as gone"). Kept in memory and written every few seconds, so that looking costs no write.
 */
export class SignsOfLife {
  private readonly open = new Map<string, number>();
  private readonly noted = new Set<string>();

  /** The caller did something with this chat. */
  note(caller: Caller, chatId: string): void {
    const key = keyOf(caller, chatId);
    if (key !== null) this.noted.add(key);
  }

  /** The caller keeps a subscription to this chat open until the returned function is called. */
  hold(caller: Caller, chatId: string): () => void {
    const key = keyOf(caller, chatId);
    if (key === null) return () => undefined;
    this.open.set(key, (this.open.get(key) ?? 0) + 1);
    this.noted.add(key);
    return () => this.release(key);
  }

  /** Who showed life since the last call. */
  take(): Sign[] {
    const alive = new Set([...this.open.keys(), ...this.noted]);
    this.noted.clear();
    return [...alive].map((key) => {
      const [chatId = '', operatorId = ''] = key.split(' ');
      return { chatId, operatorId: operatorId === '' ? null : operatorId };
    });
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
  const byWhom = new Map<string | null, string[]>();
  for (const { chatId, operatorId } of services.signsOfLife.take()) {
    byWhom.set(operatorId, [...(byWhom.get(operatorId) ?? []), chatId]);
  }
  for (const [operatorId, chatIds] of byWhom) await write(services, operatorId, chatIds);
}

/** Of an operator only in chats that they have: a colleague who looks on is no sign of the holder's life. */
async function write(services: Services, operatorId: string | null, chatIds: string[]): Promise<void> {
  const whose = operatorId === null ? {} : { operatorId };
  for (let from = 0; from < chatIds.length; from += 500) {
    const id = In(chatIds.slice(from, from + 500));
    await services.db.write((manager) => {
      // As it is now: the process may have stood still until its turn came, and an older sign would hide a newer one.
      const now = services.clock.now();
      const seen = operatorId === null ? { visitorSeenAt: now } : { operatorSeenAt: now };
      return manager.update(Chat, { id, ...whose }, seen);
    });
  }
}

function keyOf(caller: Caller, chatId: string): string | null {
  if (caller.kind === 'anonymous') return null;
  return caller.kind === 'visitor' ? `${chatId} ` : `${chatId} ${caller.operatorId}`;
}
