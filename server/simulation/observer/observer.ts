import { checkChats } from '../invariants/chats.js';
import type { Check, Commit } from '../invariants/check.js';
import { whatIsDue } from '../invariants/in-time.js';
import { checkMessages } from '../invariants/messages.js';
import { checkRings } from '../invariants/rings.js';
import { checkSms } from '../invariants/sms.js';
import type { OutgoingSms } from '../../src/sms/sms-provider.js';
import type { Life } from '../server/life.js';
import { doing } from '../world/surroundings.js';
import type { World } from '../world/world.js';
import { History } from './history.js';
import { Ledger } from './ledger.js';
import { Overdue } from './overdue.js';
import type { Snapshot, SnapshotReader } from './snapshot.js';
import { Told } from './told.js';
import { noteChanges } from './note-changes.js';

const CHECKS: Check[] = [checkChats, checkMessages, checkRings, checkSms];

/** Watches a world from outside: every commit, every call to the provider, everything people were told, and the time. */
export class Observer {
  readonly history: History;
  readonly told: Told;
  readonly ledger = new Ledger();
  private readonly overdue: Overdue;
  private readonly name = (kind: string, id: string | null): string => this.world.trace.name(kind, id);

  constructor(
    private readonly world: World,
    private readonly reader: SnapshotReader,
    private readonly clockErrorMs: number,
    served: (fromMs: number) => boolean,
  ) {
    this.history = new History(reader.read());
    this.told = new Told(world, this.history, () => (doing.getStore()?.committed as Snapshot | undefined) ?? null);
    this.overdue = new Overdue(world, served);
    world.whenTimePasses((from) => this.timePasses(from));
  }

  /** A transaction was committed, by a process whose clock says so. */
  committed(life: Life, atMs: number): void {
    const before = this.history.now;
    const now = this.reader.read();
    this.history.add(now);
    const own = doing.getStore();
    if (own) own.committed = now;
    noteChanges(this.world, before, now);
    const commit: Commit = {
      before,
      now,
      atMs,
      clockErrorMs: 2 * this.clockErrorMs,
      ledger: this.ledger,
      name: this.name,
      broken: (invariant, text) => this.world.broken(invariant, text),
    };
    for (const check of CHECKS) check(commit);
    this.lookForAbandoned(life, before, now);
  }

  private lookForAbandoned(by: Life, before: Snapshot, now: Snapshot): void {
    for (const chat of now.chat.rows) {
      const isNew = chat.status === 'ABANDONED' && before.chat.get(chat.id)?.status !== 'ABANDONED';
      if (isNew) this.told.ears.abandoned(chat.id, by);
    }
  }

  /** A process calls the provider. */
  callBegins(life: Life, { reference }: OutgoingSms): void {
    const row = this.history.now.sms_message.get(reference);
    const name = this.name('sms', reference);
    if (row?.status !== 'SENDING') {
      this.world.broken('leases', `${life.name} sends ${name}, which is ${row?.status ?? 'nowhere'}`);
    } else if (row.next_attempt_at + this.clockErrorMs < this.world.clockMs) {
      this.world.broken('leases', `${life.name} sends ${name} after its lease was over`);
    }
    this.ledger.mayBeTaken.add(reference);
  }

  /** The provider took an SMS. */
  accepted(reference: string): void {
    const row = this.history.now.sms_message.get(reference);
    const key = row?.ring_id ?? reference;
    const times = (this.ledger.taken.get(key) ?? 0) + 1;
    this.ledger.taken.set(key, times);
    this.ledger.mayBeTaken.add(reference);
    if (times > 1) this.world.broken('invariant 4', `${this.name('sms', reference)} went out ${times} times`);
  }

  /** The provider said that it certainly did not take an SMS. */
  notTaken(reference: string): void {
    this.ledger.mayBeTaken.delete(reference);
  }

  /** What is not as it should be once everything came to rest. */
  atRest(): void {
    const { chat, deadline, sms_message: sms, console_lease: leases } = this.history.now;
    for (const row of chat.rows) {
      if (row.status === 'WAITING' || row.status === 'ACTIVE') {
        this.world.broken('invariant 3', `${this.name('chat', row.id)} is still ${row.status} when all is over`);
      }
    }
    for (const row of sms.rows) {
      if (row.status === 'QUEUED' || row.status === 'SENDING') {
        this.world.broken('nothing is left', `${this.name('sms', row.id)} is still ${row.status} when all is over`);
      }
    }
    if (deadline.rows.length > 0) this.world.broken('nothing is left', `${deadline.rows[0]?.kind} is left over`);
    if (leases.rows.length > 0) this.world.broken('nothing is left', 'a console is open when all are closed');
    this.told.checkAll();
  }

  get isAtRest(): boolean {
    const { chat, console_lease: leases, sms_message: sms, deadline } = this.history.now;
    const isOpen = chat.rows.some(({ status }) => status === 'WAITING' || status === 'ACTIVE');
    const isSending = sms.rows.some(({ status }) => status === 'QUEUED' || status === 'SENDING');
    return !isOpen && !isSending && leases.rows.length === 0 && deadline.rows.length === 0;
  }

  private timePasses(fromMs: number): void {
    const { now } = this.history;
    const due = whatIsDue(now, this.world.clockMs, this.name);
    this.overdue.look(fromMs, [...due, ...this.told.ears.due(now)]);
  }
}
