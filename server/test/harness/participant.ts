import { randomUUID } from 'node:crypto';
import type { ApiClient, EventStream } from './api-client.js';
import { CHAT_BY_ID, CHAT_EVENTS, END_CHAT, SEND_MESSAGE, SET_TYPING, TRANSFER_CHAT } from './documents.js';
import type { ChatEventView, ChatView, MessageView, TransferView } from './views.js';

/** What everybody who takes part in a chat can do. */
export abstract class Participant {
  abstract readonly api: ApiClient;
  abstract readonly chatId: string;

  async says(body: string, clientMessageId: string = randomUUID()): Promise<MessageView> {
    const input = { chatId: this.chatId, clientMessageId, body };
    return (await this.api.ask<{ sendMessage: MessageView }>(SEND_MESSAGE, { input })).sendMessage;
  }

  async types(typing = true): Promise<void> {
    await this.api.ask(SET_TYPING, { chatId: this.chatId, typing });
  }

  async ends(): Promise<ChatView> {
    return (await this.api.ask<{ endChat: ChatView }>(END_CHAT, { chatId: this.chatId })).endChat;
  }

  /** Hands the chat over: whoever of an operator's places holds it may. */
  async transfersTo(target: { departmentId?: string; operatorId?: string }): Promise<TransferView> {
    const input = { chatId: this.chatId, ...target };
    return (await this.api.ask<{ transferChat: TransferView }>(TRANSFER_CHAT, { input })).transferChat;
  }

  async chat(): Promise<ChatView> {
    return (await this.api.ask<{ chat: ChatView }>(CHAT_BY_ID, { id: this.chatId })).chat;
  }

  listens(afterSeq = 0): Listening {
    const variables = { chatId: this.chatId, afterSeq };
    return new Listening(this.api.subscribe<{ chatEvents: ChatEventView }>(CHAT_EVENTS, variables));
  }
}

/** An open chatEvents subscription. */
export class Listening {
  constructor(readonly stream: EventStream<{ chatEvents: ChatEventView }>) {}

  /** The next event of any kind. */
  async hears(): Promise<ChatEventView> {
    return (await this.stream.next('an event of the chat')).chatEvents;
  }

  /** Waits until a line with this text is told. */
  async hearsMessage(body: string): Promise<MessageView> {
    const { chatEvents } = await this.stream.next(
      `the message "${body}"`,
      ({ chatEvents: event }) => event.__typename === 'MessagePosted' && event.message.body === body,
    );
    return (chatEvents as Extract<ChatEventView, { __typename: 'MessagePosted' }>).message;
  }

  /** Waits until the chat is told to be in this state. */
  async seesChat(status: ChatView['status']): Promise<ChatView> {
    const { chatEvents } = await this.stream.next(
      `the chat to be ${status}`,
      ({ chatEvents: event }) => event.__typename === 'ChatChanged' && event.chat.status === status,
    );
    return (chatEvents as Extract<ChatEventView, { __typename: 'ChatChanged' }>).chat;
  }

  /** Waits until the holder is told that the transfer rings no more, and the chat is theirs as before. */
  async seesTransferGivenUp(): Promise<void> {
    await this.stream.next(
      'the transfer to be given up',
      ({ chatEvents: event }) => event.__typename === 'ChatChanged' && !event.chat.pendingTransfer,
    );
  }

  async seesTyping(typing: boolean): Promise<void> {
    await this.stream.next(
      'somebody typing',
      ({ chatEvents: event }) => event.__typename === 'TypingChanged' && event.typing === typing,
    );
  }

  /** The lines told so far. */
  get messages(): MessageView[] {
    return this.stream.seen.flatMap(({ chatEvents: event }) =>
      event.__typename === 'MessagePosted' ? [event.message] : [],
    );
  }

  stop(): void {
    this.stream.stop();
  }
}
