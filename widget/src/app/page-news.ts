import type { Chat, Message } from '../core/operations';
import type { VisitOptions } from './visit-options';

/** Tells the page what happens in the chat: each step once, and only what happens while it watches. */
export class PageNews {
  #status: Chat['status'] | undefined;
  readonly #emit: VisitOptions['emit'];

  constructor(emit: VisitOptions['emit']) {
    this.#emit = emit;
  }

  /** A chat is followed from here on; where it stands is no news. */
  follow({ status }: Chat): void {
    this.#status = status;
  }

  chat({ id: chatId, status, operator }: Chat): void {
    if (status === this.#status) return;
    this.#status = status;
    if (status === 'ACTIVE') this.#emit('answered', { chatId, operator: operator?.name });
    else if (status === 'MISSED') this.#emit('missed', { chatId });
    else if (status !== 'WAITING') this.#emit('ended', { chatId });
  }

  messages(messages: readonly Message[]): void {
    for (const { author, authorName, body, createdAt } of messages) {
      if (author === 'OPERATOR') this.#emit('message', { from: authorName, text: body, at: createdAt });
    }
  }
}
