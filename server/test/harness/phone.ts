import { randomUUID } from 'node:crypto';
import type { ApiClient, EventStream } from './api-client.js';
import { ACCEPT_RING, DECLINE_RING, RING_BY_TOKEN, RING_EVENTS } from './documents.js';
import { Participant } from './participant.js';
import { answer } from '../messagebird/answers.js';
import type { PhoneNetwork, ReceivedSms } from './phone-network.js';
import type { AcceptView, RingView } from './views.js';

/** An operator's mobile phone: it receives texts, and opens their links in its browser. */
export class Phone {
  constructor(
    private readonly api: ApiClient,
    private readonly network: PhoneNetwork,
    readonly number: string,
  ) {}

  /** Waits for the next SMS that was not taken yet. */
  async receivesSms(): Promise<ReceivedSms> {
    return this.network.next(this.number);
  }

  /** Waits for the next ring and opens its link. */
  async expectRing(): Promise<RingPage> {
    const { body } = await this.receivesSms();
    const token = /\/m#([\w-]+)$/.exec(body)?.[1];
    if (token === undefined) throw new Error(`this SMS has no link at its end: ${body}`);
    return new RingPage(this.api, token, body);
  }

  /** The next texts to this phone are not taken by the provider, which asks to slow down: they stay QUEUED. */
  cannotBeTextedNow(texts = 1): void {
    const plans = Array.from({ length: texts }, () => ({ answer: answer(429, '{}') }));
    this.network.double.plan(this.number.replace('+', ''), ...plans);
  }

  /** How many texts have reached this phone so far. */
  get received(): number {
    return this.network.countTo(this.number);
  }
}

/** The page behind a ring's link, in one browser. */
export class RingPage extends Participant {
  chatId = '';
  readonly deviceKey = randomUUID();
  api: ApiClient;

  constructor(
    private readonly anonymous: ApiClient,
    readonly token: string,
    readonly sms: string = '',
  ) {
    super();
    this.api = anonymous;
  }

  /** The same link in another phone's browser. */
  onAnotherDevice(): RingPage {
    return new RingPage(this.anonymous, this.token, this.sms);
  }

  async shows(): Promise<RingView | null> {
    return (await this.anonymous.ask<{ ring: RingView | null }>(RING_BY_TOKEN, { token: this.token })).ring;
  }

  watches(): EventStream<{ ringEvents: RingView }> {
    return this.anonymous.subscribe(RING_EVENTS, { token: this.token });
  }

  /** Taps Accept; whatever comes of it. */
  async taps(): Promise<AcceptView> {
    const { acceptRing } = await this.anonymous.ask<{ acceptRing: AcceptView }>(ACCEPT_RING, {
      token: this.token,
      deviceKey: this.deviceKey,
    });
    if (acceptRing.__typename === 'ChatAccepted' && acceptRing.mobileToken !== null) {
      this.chatId = acceptRing.chat.id;
      this.api = this.anonymous.as({ bearer: acceptRing.mobileToken });
    }
    return acceptRing;
  }

  /** Taps Accept and has the chat. */
  async accepts(): Promise<Extract<AcceptView, { __typename: 'ChatAccepted' }>> {
    const outcome = await this.taps();
    if (outcome.__typename !== 'ChatAccepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  async declines(): Promise<RingView> {
    return (await this.anonymous.ask<{ declineRing: RingView }>(DECLINE_RING, { token: this.token })).declineRing;
  }
}
