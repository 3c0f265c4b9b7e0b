import { setTimeout as delay } from 'node:timers/promises';
import { ApiRefusal } from '../harness/api-client.js';
import { CONSOLE_EVENTS } from '../harness/documents.js';
import type { Operator } from '../harness/operator.js';
import { HeldChat } from '../harness/operator.js';
import { line, persist } from '../harness/persistence.js';
import type { Told } from '../harness/phones.js';
import type { ConsoleEventView } from '../harness/views.js';

const AGAIN_AFTER_MS = 100;
/** What may come of writing into a chat that its visitor ends at any moment. */
const OVER = ['CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'];

/** An operator at a console that stays open across lost connections: they accept whatever is offered, write, and end it. */
export class Desk {
  readonly told: Told = { accepted: [], lines: [], declined: [] };
  private stopped = false;
  private hangUp: () => void = () => undefined;
  private readonly taken = new Set<string>();
  private readonly busy = new Set<Promise<void>>();
  private readonly sitting: Promise<void>;

  constructor(private readonly operator: Operator) {
    this.sitting = this.sit();
  }

  /** Resolves when what was accepted is done. */
  async leaves(): Promise<void> {
    this.stopped = true;
    this.hangUp();
    await this.sitting;
    await Promise.all(this.busy);
  }

  private async sit(): Promise<void> {
    const { api } = this.operator;
    while (!this.stopped) {
      const console = api.as(api.credentials);
      const stream = console.subscribe<{ consoleEvents: ConsoleEventView }>(CONSOLE_EVENTS, { attend: true });
      this.hangUp = () => stream.stop();
      try {
        while (!this.stopped) this.see((await stream.next('something at the console')).consoleEvents);
      } catch {
        // The connection is lost, or it was quiet for long: open it again.
      }
      await console.close();
      await delay(AGAIN_AFTER_MS);
    }
  }

  private see(event: ConsoleEventView): void {
    if (event.__typename !== 'ChatWaiting' || this.taken.has(event.chat.id)) return;
    this.taken.add(event.chat.id);
    const done: Promise<void> = this.takes(event.chat.id).finally(() => this.busy.delete(done));
    this.busy.add(done);
  }

  private async takes(chatId: string): Promise<void> {
    try {
      const outcome = await persist(() => this.operator.presses(chatId));
      if (outcome?.__typename !== 'ChatAccepted') return;
      this.told.accepted.push({ chatId, operatorId: this.operator.id });
      const held = new HeldChat(this.operator.api, chatId);
      this.told.lines.push(await line(held.api, chatId, `${this.operator.name} is at the console`));
      await delay(Math.random() * 500);
      await persist(() => held.ends());
    } catch (error) {
      if (!(error instanceof ApiRefusal) || !OVER.includes(error.code)) throw error;
    }
  }
}
