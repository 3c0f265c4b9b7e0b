import { randomUUID } from 'node:crypto';
import type { ApiClient, ApiRefusal } from './api-client.js';
import { LEAVE_MESSAGE, REQUEST_CHAT } from './documents.js';
import { Participant } from './participant.js';
import type { RequestView } from './views.js';

/** A site and the department a visitor asks for. */
export interface Counter {
  siteKey: string;
  departmentId: string;
}

/** What a visitor may give with a request. */
export interface RequestDetails {
  message?: string;
  visitorName?: string;
  visitorEmail?: string;
  visitorKey?: string;
  requestKey?: string;
  departmentId?: string;
  pageUrl?: string;
}

/** Somebody on the website. */
export class Visitor extends Participant {
  api: ApiClient;
  chatId = '';
  requestKey = randomUUID();

  constructor(
    private readonly anonymous: ApiClient,
    private readonly counter: Counter,
  ) {
    super();
    this.api = anonymous;
  }

  /** Asks and remembers the chat; whatever the outcome. */
  async asks(details: RequestDetails = {}): Promise<RequestView> {
    const { requestChat } = await this.anonymous.ask<{ requestChat: RequestView }>(REQUEST_CHAT, {
      input: this.input(details),
    });
    if (requestChat.__typename === 'ChatRequested') {
      this.chatId = requestChat.chat.id;
      this.api = this.anonymous.as({ ...this.anonymous.credentials, bearer: requestChat.visitorToken });
    }
    return requestChat;
  }

  /** Asks and is promised a chat. */
  async requestsChat(details: RequestDetails = {}): Promise<Extract<RequestView, { __typename: 'ChatRequested' }>> {
    const outcome = await this.asks(details);
    if (outcome.__typename !== 'ChatRequested') throw new Error(`nobody is available: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  async isRefused(details: RequestDetails): Promise<ApiRefusal> {
    return this.anonymous.refusal(REQUEST_CHAT, { input: this.input(details) });
  }

  async leavesMessage(message: string, visitorEmail = 'vera@example.com'): Promise<{ id: string }> {
    const input = { ...this.counter, requestKey: this.requestKey, message, visitorEmail };
    return (await this.anonymous.ask<{ leaveMessage: { id: string } }>(LEAVE_MESSAGE, { input })).leaveMessage;
  }

  /** Ends the chat if there is an open one, at the end of a test. */
  async leaves(): Promise<void> {
    if (this.chatId !== '') await this.ends().catch(() => undefined);
  }

  private input(details: RequestDetails): Record<string, unknown> {
    return { message: 'My boiler leaks', requestKey: this.requestKey, ...this.counter, ...details };
  }
}
