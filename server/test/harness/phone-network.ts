import type { MessageBirdDouble } from '../messagebird/messagebird-double.js';

/** An SMS as it reached a phone. */
export interface ReceivedSms {
  recipient: string;
  body: string;
  reference: string | null;
}

/** What carries texts to the test's phones: the double of the provider, at the other end of a real socket. */
export class PhoneNetwork {
  constructor(readonly double: MessageBirdDouble) {}

  /** Waits for the next message to a number (E.164) that nobody took yet. */
  async next(number: string): Promise<ReceivedSms> {
    return this.double.take(number.replace('+', ''));
  }

  /** How many messages the provider accepted for a number so far. */
  countTo(number: string): number {
    return this.double.accepted.filter(({ recipient }) => recipient === number.replace('+', '')).length;
  }
}
