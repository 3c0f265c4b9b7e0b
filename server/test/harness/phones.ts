import { setTimeout as delay } from 'node:timers/promises';
import { TRANSFER_CHAT } from './documents.js';
import type { Operator } from './operator.js';
import { RingPage } from './phone.js';
import { ApiRefusal, type ApiClient } from './api-client.js';
import type { AcceptedMessage } from '../messagebird/wire-message.js';
import { line, persist, type Acknowledged } from './persistence.js';

/** What the operators' phones were told. */
export interface Told {
  /** Chats that an operator was told to have accepted, in the order they were told. */
  accepted: { chatId: string; operatorId: string }[];
  lines: Acknowledged[];
  /** Links by which no more may be accepted, because they were told to be declined. */
  declined: RingPage[];
}

/**
 * The operators of one shop, each at their phone: whoever is rung accepts, declines or does nothing, in turn; who accepted
 * writes, now and then hands the chat over, and ends it. They try again while the server is away, as the phone page does.
 */
export class BusyPhones {
  readonly told: Told = { accepted: [], lines: [], declined: [] };
  private readonly busy = new Set<Promise<void>>();
  private rung = 0;

  constructor(
    private readonly anonymous: ApiClient,
    private readonly operators: Operator[],
  ) {}

  /** A text reached a phone of theirs. */
  receives({ recipient, body }: AcceptedMessage): void {
    const token = /\/m#([\w-]+)$/.exec(body)?.[1];
    const operator = this.operators.find(({ phone }) => phone.number === `+${recipient}`);
    if (token === undefined || !operator) return;
    this.rung += 1;
    const done: Promise<void> = this.answers(operator, new RingPage(this.anonymous, token), this.rung).finally(() =>
      this.busy.delete(done),
    );
    this.busy.add(done);
  }

  /** Resolves when nobody is doing anything any more. */
  async rest(): Promise<void> {
    while (this.busy.size > 0) await Promise.all(this.busy);
  }

  private async answers(operator: Operator, page: RingPage, turn: number): Promise<void> {
    await delay(Math.random() * 600);
    const mood = turn % 5;
    if (mood === 0) return;
    if (mood === 1) return this.declines(page);
    const outcome = await persist(() => page.taps());
    if (outcome?.__typename !== 'ChatAccepted') return;
    this.told.accepted.push({ chatId: outcome.chat.id, operatorId: operator.id });
    await unlessOver(async () => {
      this.told.lines.push(await line(page.api, page.chatId, `${operator.name} is here, ${turn}`));
      if (mood === 2) await this.handsOver(operator, page.chatId);
      else await persist(() => page.ends());
    });
  }

  private async declines(page: RingPage): Promise<void> {
    const ring = await persist(() => page.declines());
    if (ring?.status === 'DECLINED') this.told.declined.push(page);
  }

  private async handsOver(operator: Operator, chatId: string): Promise<void> {
    const colleague = this.operators[(this.operators.indexOf(operator) + 1) % this.operators.length];
    await persist(() => operator.api.ask(TRANSFER_CHAT, { input: { chatId, operatorId: colleague?.id } }));
  }
}

/** Somebody else may end a chat, or have it by now, at any moment. */
async function unlessOver(work: () => Promise<void>): Promise<void> {
  const expected = ['CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED'];
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !expected.includes(error.code)) throw error;
  }
}
