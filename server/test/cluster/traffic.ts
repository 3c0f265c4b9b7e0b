import { expect } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../harness/eventually.js';
import { Shop } from '../harness/given.js';
import {
  endedInTime,
  everyLineOnce,
  exactlyTheAccepted,
  lookAt,
  MAXIMUM_WAIT_SECONDS,
  oneSmsEach,
  RING_SECONDS,
} from '../harness/judge.js';
import { line, persist, type Acknowledged } from '../harness/persistence.js';
import { PhoneNetwork } from '../harness/phone-network.js';
import { BusyPhones } from '../harness/phones.js';
import { keepAsking, type VisitorsTold } from '../harness/visitors.js';
import type { Participant } from '../harness/participant.js';
import type { MessageView } from '../harness/views.js';
import type { AcceptedMessage } from '../messagebird/wire-message.js';
import type { Cluster } from './cluster.js';
import { Desk } from './desk.js';
import { Ear } from './ear.js';

/** Between two lines of a long talk. */
const PAUSE_MS = 60;
/** Between two visitors of one shop, at least: three servers, a database and everybody else share a few processors. */
const ASK_PAUSE_MS = 800;
/** How often it is waited on where the machine is short of processors. */
const MOST_TURNS = 4;
/** So soon after the end everybody has heard everything, and every request is over. */
const SETTLED_WITHIN_MS = 40_000;

/** A shop of the long talk: both sides write all the time, and hear each other. */
interface Talk {
  sides: Participant[];
  ears: Ear[];
  writing: Promise<Acknowledged[]>[];
}

/**
 * Everybody who uses the cluster while it is disturbed, by the balancer alone: visitors who ask, phones that are rung in round
 * robin, consoles that accept, and long talks. Everybody tries again, as our pages do, and remembers what they were told.
 */
export class Traffic {
  private stopped = false;
  private written = 0;
  private asking: Promise<VisitorsTold>[] = [];
  private talks: Talk[] = [];
  private desks: Desk[] = [];
  private ringers!: Shop;
  private consoles!: Shop;
  private phones: BusyPhones | null = null;

  /** To be handed to the double: texts reach the phones. */
  readonly receives = (message: AcceptedMessage): void => this.phones?.receives(message);

  /** Opens the shops and begins. */
  async begin(cluster: Cluster): Promise<void> {
    const network = new PhoneNetwork(cluster.double);
    const open = (traits = {}): Promise<Shop> => Shop.open(cluster.url, cluster.url, network, traits);
    const traits = { ringTimeoutSeconds: RING_SECONDS, maximumWaitSeconds: MAXIMUM_WAIT_SECONDS };
    this.ringers = await open({ callRouting: 'ROUND_ROBIN', ...traits });
    this.phones = new BusyPhones(this.ringers.visitor().api, await this.ringers.operators('Cleo', 'Dan', 'Eve'));
    this.consoles = await open();
    for (const name of ['Finn', 'Gus']) {
      this.desks.push(new Desk(await this.consoles.operator({ name, onDuty: false })));
    }
    this.talks.push(await this.talk(await open()));
    const stopped = (): boolean => this.stopped;
    this.asking = [this.ringers, this.consoles].map((shop) => keepAsking(shop, stopped, ASK_PAUSE_MS));
  }

  /** What listeners noticed so far that must not be. */
  get faults(): string[] {
    return this.talks.flatMap(({ ears }) => ears.flatMap(({ faults }) => faults));
  }

  /** How many lines of the long talks everybody has heard. */
  get heard(): number {
    return Math.min(...this.talks.flatMap(({ ears }) => ears.map(({ lastSeq }) => lastSeq)));
  }

  /**
   * Waits until lines that are written from now on are heard on both sides. On a machine that is short of processors meanwhile,
   * it waits on.
   */
  async flows(cluster: Cluster, withinMs: number): Promise<void> {
    const before = this.heard;
    const flows = (): Promise<boolean> => Promise.resolve(this.heard > before + 4);
    for (let turn = 1; ; turn += 1) {
      const short = cluster.shortOfProcessors;
      try {
        await eventually('lines to be heard', flows, withinMs);
        return;
      } catch (error) {
        if (turn < MOST_TURNS && cluster.shortOfProcessors > short + 1) continue;
        const seqs = this.talks.map(({ ears }) => ears.map(({ lastSeq }) => lastSeq).join(', ')).join('; ');
        throw new Error(`${this.written} lines were written, the last that were heard are ${seqs}`, { cause: error });
      }
    }
  }

  /** Ends the traffic, waits until everything has come to its end, and checks the law's invariants. The figures of it. */
  async judge(cluster: Cluster): Promise<Record<string, unknown>> {
    this.stopped = true;
    const lines = (await Promise.all(this.talks.flatMap(({ writing }) => writing))).flat();
    const [ringing, offered] = await Promise.all(this.asking);
    if (!this.phones || !ringing || !offered) throw new Error('the traffic has not begun');
    await this.phones.rest();
    for (const talk of this.talks) await judgeTalk(talk, lines);
    const { told } = this.phones;
    const ended: Record<string, number> = {};
    for (const { chatId } of ringing.visitors) {
      const chat = await this.over(this.ringers, chatId);
      everyLineOnce(chat.messages, ofChat(chatId, ringing.lines, told.lines));
      exactlyTheAccepted(chat, told);
      endedInTime(chat, cluster.downtimes);
      ended[chat.status] = (ended[chat.status] ?? 0) + 1;
    }
    await Promise.all(this.desks.map((desk) => desk.leaves()));
    const deskTold = this.desks.map((desk) => desk.told);
    for (const { chatId } of offered.visitors) {
      const chat = await this.over(this.consoles, chatId);
      everyLineOnce(chat.messages, ofChat(chatId, offered.lines, ...deskTold.map((one) => one.lines)));
      const winners = deskTold.flatMap(({ accepted }) => accepted.filter((one) => one.chatId === chatId));
      for (const { operatorId } of winners) expect(operatorId, `who has ${chatId}`).toBe(chat.operator?.id);
      ended[chat.status] = (ended[chat.status] ?? 0) + 1;
    }
    for (const page of told.declined) expect((await persist(() => page.taps()))?.__typename).not.toBe('ChatAccepted');
    oneSmsEach(cluster.double.accepted);
    expect(cluster.double.faults()).toEqual([]);
    expect(this.faults).toEqual([]);
    const accepted = told.accepted.length + deskTold.reduce((sum, one) => sum + one.accepted.length, 0);
    const shortOfProcessors = `${cluster.shortOfProcessors.toFixed(0)} s`;
    return { lines: lines.length, requests: ended, accepted, texts: cluster.double.accepted.length, shortOfProcessors };
  }

  private async over(shop: Shop, chatId: string): ReturnType<typeof lookAt> {
    const isOver = async (): Promise<boolean> => (await persist(() => lookAt(shop.admin, chatId)))?.endedAt !== null;
    await eventually(`the request ${chatId} to end`, isOver, SETTLED_WITHIN_MS);
    await this.phones?.rest();
    return lookAt(shop.admin, chatId);
  }

  private async talk(shop: Shop): Promise<Talk> {
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    await page.accepts();
    const sides = [visitor, page];
    const ears = [
      new Ear(visitor.api, visitor.chatId, 'the visitor'),
      new Ear(page.api, visitor.chatId, 'the phone'),
      new Ear(ben.api, visitor.chatId, 'the console'),
    ];
    const writing = [this.writes(visitor, 'visitor'), this.writes(page, 'operator')];
    return { sides, ears, writing };
  }

  private async writes(who: Participant, name: string): Promise<Acknowledged[]> {
    const acknowledged: Acknowledged[] = [];
    for (let turn = 1; !this.stopped; turn += 1) {
      acknowledged.push(await line(who.api, who.chatId, `${name} ${turn}`));
      this.written += 1;
      await delay(PAUSE_MS);
    }
    return acknowledged;
  }
}

/** Invariants 1 and 2 of a long talk: the transcript has every acknowledged line once, and everybody heard just that. */
async function judgeTalk({ sides, ears }: Talk, acknowledged: Acknowledged[]): Promise<void> {
  const [visitor] = sides;
  if (!visitor) throw new Error('nobody talks');
  const last = Math.max(...acknowledged.map(({ seq }) => seq));
  await eventually('everybody to hear it all', () => Promise.resolve(ears.every((ear) => ear.lastSeq >= last)), 40_000);
  await Promise.all(ears.map((ear) => ear.stop()));
  const transcript = await wholeTranscript(visitor);
  everyLineOnce(transcript, acknowledged);
  for (const ear of ears) expect(ear.heard.map(({ id }) => id)).toEqual(transcript.map(({ id }) => id));
}

function ofChat(chatId: string, ...told: Acknowledged[][]): Acknowledged[] {
  return told.flat().filter((one) => one.chatId === chatId);
}

const PAGE = 500;
const LINES = `query ($id: ID!, $afterSeq: Int) { chat(id: $id) {
  messages(first: ${PAGE}, afterSeq: $afterSeq) { id seq body } } }`;

async function wholeTranscript({ api, chatId }: Participant): Promise<MessageView[]> {
  const lines: MessageView[] = [];
  for (;;) {
    const afterSeq = lines.at(-1)?.seq ?? 0;
    const ask = (): Promise<{ chat: { messages: MessageView[] } }> => api.ask(LINES, { id: chatId, afterSeq });
    const page = (await persist(ask))?.chat.messages ?? [];
    lines.push(...page);
    if (page.length < PAGE) return lines;
  }
}
