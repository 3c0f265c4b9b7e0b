import type { Life } from '../server/life.js';
import type { World } from '../world/world.js';
import type { Due } from '../invariants/in-time.js';
import type { Snapshot } from './snapshot.js';

/** A visitor counts as gone without a sign of life for 60 s; signs are written down within 5 s. */
const SURELY_THERE_MS = 66_000;
/** Events that are lost between processes are looked for every ten seconds. */
const HEARD_WITHIN_MS = 10_000;

/** Somebody who listens to a chat, by a connection to one process. */
export interface Listener {
  who: string;
  chatId: string;
  life: Life;
  sinceMs: number;
  /** The status they heard last. */
  status: string | null;
}

/** Who is connected to which chat: nobody who is there is taken for gone, and everybody hears how it ended. */
export class Ears {
  private readonly open = new Set<Listener>();
  private readonly leaving = new Set<string>();
  private disturbedMs = -Infinity;

  constructor(private readonly world: World) {}

  add(listener: Listener): void {
    this.open.add(listener);
  }

  remove(listener: Listener): void {
    this.open.delete(listener);
  }

  /** A visitor says good-bye. */
  leaves(chatId: string): void {
    this.leaving.add(chatId);
  }

  /** The clock jumped or a process stood still: others may not know who is connected to it. */
  disturbed(): void {
    this.disturbedMs = this.world.now;
  }

  /** A process has taken a visitor for gone. */
  abandoned(chatId: string, by: Life): void {
    if (this.leaving.has(chatId)) return;
    const { now, trace } = this.world;
    for (const { who, life, sinceMs, ...listener } of this.open) {
      if (listener.chatId !== chatId || !life.alive || !who.startsWith('visitor')) continue;
      const quietMs = life === by ? sinceMs : Math.max(sinceMs, this.disturbedMs, life.stalledUntil);
      if (now - quietMs < SURELY_THERE_MS) continue;
      const name = trace.name('chat', chatId);
      this.world.broken('when a visitor counts as gone', `${who} was connected, and ${name} is ABANDONED`);
    }
  }

  /** Who has not heard yet that their chat is over. */
  due(now: Snapshot): Due[] {
    const due: Due[] = [];
    for (const { who, chatId, life, status } of this.open) {
      const chat = now.chat.get(chatId);
      const isOver = chat !== undefined && chat.status !== 'WAITING' && chat.status !== 'ACTIVE';
      if (!isOver || status === chat.status || life.stalledUntil > this.world.now || !life.alive) continue;
      const text = `${who} has not heard that ${this.world.trace.name('chat', chatId)} is ${chat.status}`;
      due.push({ key: `heard ${who}/${chatId}/${life.name}`, text, sinceMs: 0, withinMs: HEARD_WITHIN_MS });
    }
    return due;
  }
}
