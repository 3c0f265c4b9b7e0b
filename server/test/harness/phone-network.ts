import { EventEmitter, once } from 'node:events';

/** An SMS as it reached a phone. */
export interface ReceivedSms {
  recipient: string;
  body: string;
  reference: string;
}

const PATIENCE_MS = 15_000;

/** What carries texts to the test's phones: the double of the provider tells it of every message it took. */
export class PhoneNetwork {
  readonly messages: ReceivedSms[] = [];
  private readonly taken = new Set<ReceivedSms>();
  private readonly arrivals = new EventEmitter();

  /** A message reached its phone. */
  deliver(sms: ReceivedSms): void {
    this.messages.push(sms);
    this.arrivals.emit('sms');
  }

  /** The next message to a number that nobody took yet. */
  async next(number: string): Promise<ReceivedSms> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const sms = this.messages.find((message) => message.recipient === number && !this.taken.has(message));
      if (sms) {
        this.taken.add(sms);
        return sms;
      }
      await once(this.arrivals, 'sms', { signal }).catch(() => {
        throw new Error(`${number} waited in vain for an SMS; all: ${JSON.stringify(this.messages)}`);
      });
    }
  }

  countTo(number: string): number {
    return this.messages.filter(({ recipient }) => recipient === number).length;
  }
}
