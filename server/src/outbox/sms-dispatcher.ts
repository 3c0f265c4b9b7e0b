import { setImmediate } from 'node:timers/promises';
import { LessThanOrEqual } from 'typeorm';
import type { Job } from '../jobs/engine.js';
import type { Services } from '../services.js';
import { advanceSms } from '../sms/advance-sms.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import type { SendOutcome, SmsProvider } from '../sms/sms-provider.js';
import { SmsStatus } from '../vocabulary.js';
import { leaseSms } from './lease-sms.js';
import type { Sender } from './hand-over.js';
import { leaseEnd, Leases } from './leases.js';
import { validitySeconds } from './outbox.rules.js';
import { recordSmsOutcome } from './record-sms-outcome.js';

/** Sends under way at once. */
const PARALLEL = 20;
const ORPHANS_AT_ONCE = 50;

/**
 * Sends the SMS of the outbox: each leased, checked, committed, and only then handed to the provider, in one call. A slow
 * provider holds up nothing but the messages it has.
 */
export class SmsDispatcher implements Sender {
  private readonly leases: Leases;

  constructor(
    private readonly services: Services,
    private readonly provider: SmsProvider,
  ) {
    this.leases = new Leases(services, SmsMessage, 'sms');
  }

  /** The engine's part in it. */
  jobs(): Job[] {
    return [
      { name: 'sms', everyMs: 500, run: () => this.run() },
      this.leases.job('sms leases', () => this.disownOrphans()),
    ];
  }

  lease(queued: readonly SmsMessage[]): SmsMessage[] {
    const free = Math.max(0, PARALLEL - this.leases.size);
    const { name: provider } = this.provider;
    const nextAttemptAt = leaseEnd(this.services.clock.now());
    const own = queued
      .slice(0, free)
      .map((sms) => ({ ...sms, status: SmsStatus.SENDING, provider, attempts: 1, nextAttemptAt }));
    if (own.length > 0) this.provider.getReady?.(own.length);
    return own;
  }

  begin(leased: SmsMessage): void {
    this.leases.keep(leased, () => this.deliver(leased));
  }

  /** Waits for the sends under way and their records; to be called when the engine has stopped. */
  async drain(): Promise<void> {
    await this.leases.drain();
  }

  private async run(): Promise<boolean> {
    const free = PARALLEL - this.leases.size;
    // Each send that ends wakes the engine.
    if (free <= 0) return false;
    const due = await this.services.db.read.find(SmsMessage, {
      where: { status: SmsStatus.QUEUED, nextAttemptAt: LessThanOrEqual(this.services.clock.now()) },
      order: { nextAttemptAt: 'ASC', id: 'ASC' },
      select: { id: true },
      take: free,
    });
    if (due.length > 0) this.provider.getReady?.(due.length);
    let failures = 0;
    for (const { id } of due) {
      if (!(await this.prepare(id))) failures += 1;
      // The embedded database never waits: without this nothing else, not even the first send, would get on meanwhile.
      await setImmediate();
    }
    return due.length === free && failures === 0;
  }

  /** False where the message could not be looked at: it stays, and holds up no other. */
  private async prepare(id: string): Promise<boolean> {
    try {
      const leased = await leaseSms(this.services, this.provider.name, id);
      if (leased) this.begin(leased);
      return true;
    } catch (error) {
      this.services.log.error({ err: error, smsId: id }, 'an SMS could not be prepared for sending');
      return false;
    }
  }

  private async deliver(leased: SmsMessage): Promise<void> {
    try {
      await recordSmsOutcome(this.services, leased, await this.call(leased));
    } catch (error) {
      // The lease runs out and the message becomes UNKNOWN: looked up, never sent twice.
      this.services.log.error({ err: error, smsId: leased.id }, 'the outcome of an SMS could not be recorded');
    }
  }

  private async call(leased: SmsMessage): Promise<SendOutcome> {
    if (!this.leases.stillRuns(leased)) {
      return { kind: 'notAccepted', reason: 'The server stood still before sending', retryAfterSeconds: null };
    }
    try {
      return await this.provider.send({
        reference: leased.id,
        recipient: leased.recipient,
        body: leased.body,
        validitySeconds: validitySeconds(leased.expiresAt, this.services.clock.now()),
        reportUrl: `${this.services.settings.publicUrl}/hooks/${this.provider.name}/status`,
      });
    } catch (error) {
      this.services.log.error({ err: error, smsId: leased.id }, 'the SMS provider failed without an answer');
      return { kind: 'unknown', reason: 'The SMS provider failed', providerMessageId: null };
    }
  }

  /** A process died between lease and record: what it was sending may have arrived, and is looked up at once. */
  private async disownOrphans(): Promise<boolean> {
    const now = this.services.clock.now();
    const orphans = await this.services.db.read.find(SmsMessage, {
      where: { status: SmsStatus.SENDING, nextAttemptAt: LessThanOrEqual(now) },
      select: { id: true, attempts: true },
      take: ORPHANS_AT_ONCE,
    });
    for (const orphan of orphans) await disown(this.services, orphan);
    return orphans.length === ORPHANS_AT_ONCE;
  }
}

/** Ends a lease that ran out, unless it was renewed since it was seen. */
async function disown(services: Services, { id, attempts }: Pick<SmsMessage, 'id' | 'attempts'>): Promise<void> {
  await services.db.write(async (manager) => {
    const now = services.clock.now();
    const left = { id, attempts, status: SmsStatus.SENDING, nextAttemptAt: LessThanOrEqual(now) };
    // Takes the row, so that a renewal at this moment comes either before or too late.
    const { affected } = await manager.update(SmsMessage, left, { nextAttemptAt: now });
    if (affected !== 1) return;
    const news = { status: SmsStatus.UNKNOWN, failure: 'The server stopped while sending', lookUpAt: now };
    await advanceSms(services, manager, id, news);
    services.db.afterCommit(() => services.engine.wake('sms look-ups'));
  });
}
