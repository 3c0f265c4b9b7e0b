import type { ChatRow, MessageRow } from './rows.js';
import type { Snapshot } from './snapshot.js';

interface ChatVersion {
  status: string;
  operatorId: string | null;
  assignment: number;
}

/** What the tables said, commit after commit. */
export class History {
  now: Snapshot;
  private readonly versions = new Map<string, ChatVersion[]>();

  constructor(first: Snapshot) {
    this.now = first;
  }

  add(next: Snapshot): void {
    if (next.chat !== this.now.chat) for (const chat of next.chat.rows) this.addChat(chat);
    this.now = next;
  }

  chatOfRequest(requestKeyHash: string): ChatRow | undefined {
    return this.now.chat.rows.find(
      (row) => (row as ChatRow & { request_key_hash: string }).request_key_hash === requestKeyHash,
    );
  }

  line(chatId: string, seq: number): MessageRow | undefined {
    return this.now.message.rows.find((row) => row.chat_id === chatId && row.seq === seq);
  }

  /** Who had a chat in one of its assignments. */
  holder(chatId: string, assignment: number): string | null {
    const all = this.versions.get(chatId) ?? [];
    return all.find((version) => version.assignment === assignment && version.operatorId !== null)?.operatorId ?? null;
  }

  /** The place, at or after `from`, at which a chat was like this; null where it never was. */
  versionOf(chatId: string, like: ChatVersion, from: number): number | null {
    const all = this.versions.get(chatId) ?? [];
    const found = all.findIndex((version, index) => index >= from && isSame(version, like));
    return found < 0 ? null : found;
  }

  private addChat(chat: ChatRow): void {
    const version = { status: chat.status, operatorId: chat.operator_id, assignment: chat.assignment };
    const all = this.versions.get(chat.id) ?? [];
    const last = all.at(-1);
    if (!last || !isSame(last, version)) all.push(version);
    this.versions.set(chat.id, all);
  }
}

function isSame(a: ChatVersion, b: ChatVersion): boolean {
  return a.status === b.status && a.operatorId === b.operatorId && a.assignment === b.assignment;
}
