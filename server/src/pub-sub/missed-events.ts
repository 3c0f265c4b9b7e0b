import type { Services } from '../services.js';
import { readStates } from './states.js';
import type { Topic } from './topics.js';

/** How long until the next look, in milliseconds, as it is now: Redis comes and goes. */
export type LookEveryMs = () => number;

/**
 * Finds what no event told: events of other processes may be lost, come twice or out of order, or are never sent where there
 * is no Redis. Each look reads the state behind the followed topics, hundreds in one query, and asks only the subscriptions
 * to look whose topic has changed since the last look, or was not followed then. Quiet subscriptions cost no query of their own.
 */
export class MissedEvents {
  private known = new Map<Topic, string>();
  private lookedAt = 0;
  private lastPauseMs = 0;

  constructor(
    private readonly services: Services,
    private readonly everyMs: LookEveryMs,
  ) {}

  /**
   * Until the next look, however often the engine was woken since the last. When Redis has come back, one more look is as soon as
   * before: its last events may be lost.
   */
  get restMs(): number {
    return Math.max(0, Math.min(this.lastPauseMs, this.everyMs()) - Math.abs(this.nowMs - this.lookedAt));
  }

  /** Looks, where the time has come: the engine may be woken far more often. */
  async look(): Promise<void> {
    if (this.restMs > 0) return;
    this.lookedAt = this.nowMs;
    this.lastPauseMs = this.everyMs();
    const { pubSub } = this.services;
    const before = this.known;
    this.known = await readStates(this.services, pubSub.followed());
    pubSub.check([...this.known].filter(([topic, state]) => before.get(topic) !== state).map(([topic]) => topic));
  }

  private get nowMs(): number {
    return this.services.clock.now().getTime();
  }
}
