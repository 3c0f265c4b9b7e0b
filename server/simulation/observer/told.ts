import { createHash } from 'node:crypto';
import type { AcceptRingResult } from '../../src/rings/accept-ring.js';
import type { Life } from '../server/life.js';
import type { World } from '../world/world.js';
import { Ears, type Listener } from './ears.js';
import type { History } from './history.js';
import type { Snapshot } from './snapshot.js';
import type { RingRow } from './rows.js';

/** What a subscriber to a chat hears, checked as it comes. */
export interface Ear {
  hearsMessage(line: { id: string; seq: number; body: string }): void;
  hearsChat(chat: { status: string; operatorId: string | null; assignment: number }): void;
  /** Connected to this process, until the returned function is called. */
  connected(life: Life): () => void;
}

/** A message that its writer was told is stored. */
interface Acknowledged {
  chatId: string;
  id: string;
  seq: number;
  body: string;
  clientMessageId: string;
}

/** What people were told, and whether it was and stays true. */
export class Told {
  readonly ears: Ears;
  private readonly lines: Acknowledged[] = [];
  private readonly winners = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly history: History,
    private readonly ofThisOperation: () => Snapshot | null,
  ) {
    this.ears = new Ears(world);
  }

  /** A request was answered: nobody can be reached. */
  nobody(requestKey: string): void {
    const chat = this.history.chatOfRequest(sha256(requestKey));
    if (chat?.status !== 'MISSED')
      this.broken(3, `a visitor was told NOBODY, and the chat is ${chat?.status ?? 'nowhere'}`);
  }

  /** A request was answered with a chat; what was typed is acknowledged with it. */
  requested(who: string, chatId: string, requestKey: string, message: string): void {
    const { message: table } = this.history.now;
    const same = table.filter((row) => row.chat_id === chatId && row.body === message);
    if (same.length !== 1) {
      this.broken(
        1,
        `${who}'s first words are ${same.length} times in ${this.name(chatId)} (${requestKey.slice(0, 4)})`,
      );
    }
  }

  /** A line was acknowledged to its writer. */
  acknowledged(
    sent: { id: string; seq: number; body: string },
    line: { chatId: string; clientMessageId: string; body: string },
  ): void {
    if (sent.body !== line.body) this.broken(1, `"${line.body}" was acknowledged as "${sent.body}"`);
    this.lines.push({ ...line, id: sent.id, seq: sent.seq });
    this.checkLine(this.lines.at(-1) as Acknowledged);
  }

  /** Accepting was answered. */
  accepting(
    result: Exclude<AcceptRingResult, { kind: 'REFUSED' }>,
    by: { operatorId: string; chatId: string | null },
  ): void {
    if (result.kind !== 'ACCEPTED') return;
    const { id, assignment } = result.chat;
    const holder = this.history.holder(id, assignment);
    if (holder !== by.operatorId) {
      const who = (operatorId: string | null): string => this.world.trace.name('operator', operatorId);
      this.broken(2, `${who(by.operatorId)} was told ACCEPTED for ${this.name(id)}, which ${who(holder)} has`);
    }
    const key = `${id}/${assignment}`;
    const other = this.winners.get(key);
    if (other !== undefined && other !== by.operatorId) this.broken(2, `two were told ACCEPTED for ${this.name(id)}`);
    this.winners.set(key, by.operatorId);
  }

  /** A tap on a link was answered: called by the process before its answer goes out. */
  tapped(result: AcceptRingResult, token: string): void {
    const then = this.ofThisOperation();
    const hash = sha256(token);
    const ring = then?.ring.rows.find((row) => (row as RingRow & { token_hash: string }).token_hash === hash);
    const chat = ring && then?.chat.get(ring.chat_id);
    if (!then || !ring || !chat) return;
    const isOpen = chat.status === 'WAITING' && ring.round === chat.round && ring.dead === 0;
    const mayBeTaken = isOpen && ['PENDING', 'TIMED_OUT', 'FAILED'].includes(ring.status);
    const isActive = then.operator.get(ring.operator_id)?.active === 1;
    const name = this.world.trace.name('ring', ring.id);
    this.world.note(`a tap on ${name} comes to ${result.kind}`);
    if (result.kind !== 'ACCEPTED' && ring.purpose === 'REQUEST' && mayBeTaken && isActive) {
      this.broken(5, `${name} is ${ring.status} and its visitor waits, but the tap came to ${result.kind}`);
    }
    if (result.kind === 'ACCEPTED' && (chat.status !== 'ACTIVE' || chat.operator_id !== ring.operator_id)) {
      this.broken(2, `the tap on ${name} came to ACCEPTED, and ${this.name(chat.id)} is ${chat.status}`);
    }
  }

  subscribe(who: string, chatId: string, afterSeq: number): Ear {
    let seq = afterSeq;
    let version = 0;
    let listener: Listener | null = null;
    let status: string | null = null;
    return {
      connected: (life) => {
        const open = { who, chatId, life, sinceMs: this.world.now, status };
        listener = open;
        this.ears.add(open);
        return () => this.ears.remove(open);
      },
      hearsMessage: (line) => {
        if (line.seq !== seq + 1) this.broken(1, `${who} heard line ${line.seq} of ${this.name(chatId)} after ${seq}`);
        seq = line.seq;
        const stored = this.history.line(chatId, line.seq);
        if (stored?.id !== line.id || stored.body !== line.body) {
          this.broken(1, `${who} heard a line ${line.seq} of ${this.name(chatId)} that is not the stored one`);
        }
      },
      hearsChat: (chat) => {
        status = chat.status;
        if (listener) listener.status = status;
        const found = this.history.versionOf(chatId, chat, version);
        if (found === null) {
          this.broken(2, `${who} heard that ${this.name(chatId)} is ${chat.status}, which it was not by then`);
        } else version = found;
      },
    };
  }

  /** Everything that was ever acknowledged is still there. */
  checkAll(): void {
    for (const line of this.lines) this.checkLine(line);
  }

  private checkLine(line: Acknowledged): void {
    const rows = this.history.now.message.filter(
      (row) => row.chat_id === line.chatId && row.client_message_id === line.clientMessageId,
    );
    const [row] = rows;
    if (rows.length !== 1 || row?.seq !== line.seq || row.body !== line.body) {
      this.broken(1, `"${line.body}", acknowledged as line ${line.seq}, is ${rows.length} times in the transcript`);
    }
  }

  private name(chatId: string): string {
    return this.world.trace.name('chat', chatId);
  }

  private broken(invariant: number, text: string): void {
    this.world.broken(`invariant ${invariant}`, text);
  }
}

function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
