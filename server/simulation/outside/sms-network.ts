import type { SmsStatus } from '../../src/vocabulary.js';
import type { OutgoingSms } from '../../src/sms/sms-provider.js';
import { Random } from '../world/random.js';
import type { World } from '../world/world.js';

/** How the provider and the network behind it behave. */
export interface NetworkTraits {
  /** How often a call goes wrong, one way or another. */
  troubles: number;
  /** How often a report never comes. */
  reportsLost: number;
  /** How often a phone's network delivers too late or never. */
  undelivered: number;
  /** The longest a report takes, in milliseconds. */
  reportDelayMs: number;
}

/** One message as the provider has it. */
export interface NetworkMessage {
  id: string;
  reference: string;
  recipient: string;
  body: string;
  status: SmsStatus;
  errorCode: number | null;
  /** After this, in milliseconds of the world, it is dropped undelivered. */
  validUntil: number;
}

/** What the network calls when something happens to a message. */
export interface NetworkHooks {
  /** The provider took a message. */
  accepted(message: NetworkMessage): void;
  /** A text reaches a phone. */
  delivered(message: NetworkMessage): void;
  /** A report goes out to us. */
  report(report: { id: string; reference: string | null; status: SmsStatus; errorCode: number | null }): void;
}

/** The SMS provider's side: what it took, what became of it, and what it tells us of it. */
export class SmsNetwork {
  readonly messages: NetworkMessage[] = [];
  private readonly random: Random;
  private troubled = true;

  constructor(
    private readonly world: World,
    readonly traits: NetworkTraits,
    private readonly hooks: NetworkHooks,
  ) {
    this.random = new Random(`${world.seed}/network`);
  }

  /** What happens to a call now. */
  fate(): 'accepted' | 'refused' | 'notAccepted' | 'neverArrived' | 'answerLost' | 'arrivesLate' {
    if (!this.troubled || !this.random.chance(this.traits.troubles)) return 'accepted';
    return this.random.weighted({ refused: 2, notAccepted: 4, neverArrived: 2, answerLost: 3, arrivesLate: 1 });
  }

  calmDown(): void {
    this.troubled = false;
  }

  find(wanted: (message: NetworkMessage) => boolean): NetworkMessage | undefined {
    return this.messages.find(wanted);
  }

  /** Takes a message and carries it on. */
  take(sms: OutgoingSms): NetworkMessage {
    const { reference, recipient, body } = sms;
    const validUntil = this.world.now + sms.validitySeconds * 1000;
    const id = `network-${this.messages.length + 1}`;
    const message: NetworkMessage = { id, reference, recipient, body, status: 'SENT', errorCode: null, validUntil };
    this.messages.push(message);
    this.hooks.accepted(message);
    this.report(message, 'SENT', null);
    if (this.random.chance(0.3)) this.later(message, 'BUFFERED', 0, 3000);
    if (this.random.chance(this.traits.undelivered)) this.goWrong(message);
    else this.later(message, 'DELIVERED', 300, this.random.chance(0.8) ? 4000 : 25_000);
    return message;
  }

  private goWrong(message: NetworkMessage): void {
    if (this.random.chance(0.5)) {
      this.world.schedule(message.validUntil - this.world.now, null, () => this.become(message, 'EXPIRED', null));
    } else {
      const stopped = this.random.chance(0.2);
      this.world.schedule(this.random.int(500, 8000), null, () => this.become(message, 'FAILED', stopped ? 103 : 1));
    }
  }

  private later(message: NetworkMessage, status: SmsStatus, fromMs: number, toMs: number): void {
    this.world.schedule(this.random.int(fromMs, toMs), null, () => {
      const tooLate = status === 'DELIVERED' && this.world.now > message.validUntil;
      this.become(message, tooLate ? 'EXPIRED' : status, null);
    });
  }

  private become(message: NetworkMessage, status: SmsStatus, errorCode: number | null): void {
    if (message.status === 'DELIVERED' || message.status === 'FAILED' || message.status === 'EXPIRED') return;
    message.status = status;
    message.errorCode = errorCode;
    if (status === 'DELIVERED') this.hooks.delivered(message);
    this.report(message, status, errorCode);
  }

  /** A report comes late, twice, before an earlier one, or never. */
  private report(message: NetworkMessage, status: SmsStatus, errorCode: number | null): void {
    const { random } = this;
    if (random.chance(this.traits.reportsLost)) return;
    const report = { id: message.id, reference: random.chance(0.8) ? message.reference : null, status, errorCode };
    const times = random.chance(0.15) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const delayMs = random.chance(0.7) ? random.int(50, 800) : random.int(0, this.traits.reportDelayMs);
      this.world.schedule(delayMs, null, () => this.hooks.report(report));
    }
  }
}
