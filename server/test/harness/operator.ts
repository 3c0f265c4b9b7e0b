import { randomUUID } from 'node:crypto';
import type { ApiClient, EventStream } from './api-client.js';
import * as documents from './documents.js';
import { eventually } from './eventually.js';
import { Participant } from './participant.js';
import type { Phone } from './phone.js';
import type { AcceptView, ChatView, ConsoleEventView, PresenceView, RingView } from './views.js';

/** An operator, who has an API client of their own and a phone. */
export class Operator {
  constructor(
    readonly id: string,
    readonly name: string,
    readonly email: string,
    readonly password: string,
    readonly api: ApiClient,
    readonly phone: Phone,
  ) {}

  /** Opens the console, with a sign-in of a test's own if given: logged in once it is ready. */
  async opensConsole(attend = true, api = this.api): Promise<Console> {
    const stream = api
      .as(api.credentials)
      .subscribe<{ consoleEvents: ConsoleEventView }>(documents.CONSOLE_EVENTS, { attend });
    const console = new Console(this, stream);
    await console.isReady();
    return console;
  }

  async goesAway(): Promise<void> {
    await this.api.ask(documents.SET_AVAILABILITY, { availability: 'AWAY' });
  }

  /** Moves the pointer, or presses a key, at the console. */
  async isActive(): Promise<PresenceView> {
    return (await this.api.ask<{ noteActivity: PresenceView }>(documents.NOTE_ACTIVITY)).noteActivity;
  }

  async comesBack(): Promise<void> {
    await this.api.ask(documents.SET_AVAILABILITY, { availability: 'ACCEPTING' });
  }

  /** Presses Accept on a waiting chat; whatever comes of it. */
  async presses(chatId: string): Promise<AcceptView> {
    return (await this.api.ask<{ acceptChat: AcceptView }>(documents.ACCEPT_CHAT, { chatId })).acceptChat;
  }

  /** Accepts a chat and has it. */
  async accepts(chatId: string): Promise<HeldChat> {
    const outcome = await this.presses(chatId);
    if (outcome.__typename !== 'ChatAccepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    return new HeldChat(this.api, chatId);
  }

  /** A chat as an operator sees it, with its rings. */
  async looksAt(chatId: string): Promise<ChatView> {
    return (await this.api.ask<{ chat: ChatView }>(documents.CHAT_WITH_RINGS, { id: chatId })).chat;
  }

  /** Their ring for a chat, once its SMS has this status. */
  async ringHas(chatId: string, smsStatus: string): Promise<RingView> {
    return eventually(`the SMS to ${this.name} to be ${smsStatus}`, async () => {
      const { rings } = await this.looksAt(chatId);
      return rings?.find((ring) => ring.operator.id === this.id && ring.smsStatus === smsStatus);
    });
  }

  async updatesMobileChat(input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const answer = await this.api.ask<{ updateMobileChat: Record<string, unknown> }>(documents.UPDATE_MOBILE_CHAT, {
      input,
    });
    return answer.updateMobileChat;
  }
}

/** A chat that an operator has at the console. */
export class HeldChat extends Participant {
  constructor(
    readonly api: ApiClient,
    readonly chatId: string,
  ) {
    super();
  }
}

/** An open console of an operator. */
export class Console {
  readonly id = randomUUID();

  constructor(
    readonly operator: Operator,
    private readonly stream: EventStream<{ consoleEvents: ConsoleEventView }>,
  ) {}

  async isReady(): Promise<string[]> {
    const { consoleEvents } = await this.stream.next(
      'the console to be ready',
      ({ consoleEvents: event }) => event.__typename === 'ConsoleReady',
    );
    return (consoleEvents as Extract<ConsoleEventView, { __typename: 'ConsoleReady' }>).waitingChatIds;
  }

  /** Waits until a chat is offered. */
  async isOffered(chatId?: string): Promise<ChatView> {
    const { consoleEvents } = await this.stream.next(
      'a waiting chat',
      ({ consoleEvents: event }) =>
        event.__typename === 'ChatWaiting' && (chatId === undefined || event.chat.id === chatId),
    );
    return (consoleEvents as Extract<ConsoleEventView, { __typename: 'ChatWaiting' }>).chat;
  }

  /** Waits until a chat is told to be in this state. */
  async sees(chatId: string, status: ChatView['status']): Promise<ChatView> {
    const { consoleEvents } = await this.stream.next(
      `chat ${chatId} to be ${status}`,
      ({ consoleEvents: event }) =>
        event.__typename === 'ChatUpdated' && event.chat.id === chatId && event.chat.status === status,
    );
    return (consoleEvents as Extract<ConsoleEventView, { __typename: 'ChatUpdated' }>).chat;
  }

  async next(what: string, wanted: (event: ConsoleEventView) => boolean): Promise<ConsoleEventView> {
    return (await this.stream.next(what, ({ consoleEvents }) => wanted(consoleEvents))).consoleEvents;
  }

  /** Every event so far. */
  get seen(): ConsoleEventView[] {
    return this.stream.seen.map(({ consoleEvents }) => consoleEvents);
  }

  /** Resolves when the server has closed its connection. */
  async isCutOff(): Promise<void> {
    await this.stream.over;
  }

  /** Closes the subscription; the operator counts as logged in for the grace time. */
  closes(): void {
    this.stream.stop();
  }
}
