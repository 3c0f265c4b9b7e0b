import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../harness/api-client.js';
import { CHAT_EVENTS } from '../harness/documents.js';
import type { ChatEventView, MessageView } from '../harness/views.js';

const AGAIN_AFTER_MS = 100;

/**
 * Somebody who listens to a chat as our pages do: over a socket, again whenever it is lost, and each time after the last line
 * they heard. A line that comes out of turn is a broken promise at once.
 */
export class Ear {
  readonly heard: MessageView[] = [];
  readonly faults: string[] = [];
  private stopped = false;
  private hangUp: () => void = () => undefined;
  private readonly listening: Promise<void>;

  constructor(
    private readonly api: ApiClient,
    private readonly chatId: string,
    private readonly name: string,
  ) {
    this.listening = this.listen();
  }

  get lastSeq(): number {
    return this.heard.at(-1)?.seq ?? 0;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.hangUp();
    await this.listening;
  }

  private async listen(): Promise<void> {
    while (!this.stopped) {
      const api = this.api.as(this.api.credentials);
      const variables = { chatId: this.chatId, afterSeq: this.lastSeq };
      const stream = api.subscribe<{ chatEvents: ChatEventView }>(CHAT_EVENTS, variables);
      this.hangUp = () => stream.stop();
      try {
        while (!this.stopped) this.hear((await stream.next('an event of the chat')).chatEvents);
      } catch {
        // The socket is lost, or it was quiet for long: begin again.
      }
      await api.close();
      await delay(AGAIN_AFTER_MS);
    }
  }

  private hear(event: ChatEventView): void {
    if (event.__typename !== 'MessagePosted') return;
    const { message } = event;
    if (message.seq !== this.lastSeq + 1) {
      this.faults.push(`${this.name} heard line ${message.seq} after line ${this.lastSeq}`);
    }
    this.heard.push(message);
  }
}
