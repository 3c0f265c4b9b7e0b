import type { SmsMessage } from '../sms/sms-message.entity.js';

/** What sends texts at this process. */
export interface Sender {
  /** The first of these that it has hands free for, as they are once it has leased them. */
  lease(queued: readonly SmsMessage[]): SmsMessage[];
  /** Sends one of them, whose row is committed. */
  begin(leased: SmsMessage): void;
}

/**
 * Texts that need not wait in the outbox: the transaction that decides on them leases them as well, so that the rule is as
 * fresh when they are sent as if it were checked then (domain.md, "A ring's life"). Nothing is sent before it is committed, and what a
 * process leaves behind that dies then is looked up like any other lease that ran out.
 */
export class HandOver implements Sender {
  private sender: Sender | null = null;
  private isOpen = false;

  /** From now on by this one. */
  use(sender: Sender): void {
    this.sender = sender;
    this.isOpen = true;
  }

  /** Nothing more is leased: whatever is written down from now on waits in the outbox. */
  close(): void {
    this.isOpen = false;
  }

  lease(queued: readonly SmsMessage[]): SmsMessage[] {
    return (this.isOpen && this.sender?.lease(queued)) || [];
  }

  begin(leased: SmsMessage): void {
    this.sender?.begin(leased);
  }
}
