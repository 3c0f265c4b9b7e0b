import type { Clock } from '../clock.js';
import { rateLimited } from '../errors.js';
import { refilled, taken, type Bucket, type Rate } from './token-bucket.rules.js';

/** What is limited, per key; generous to people and to a whole office behind one address. */
const RATES = {
  /** Per address: requests for a chat. */
  requestChat: { burst: 300, perMinute: 600 },
  /** Per address: messages left. */
  leaveMessage: { burst: 100, perMinute: 200 },
  /** Per address: organizations made. */
  createOrganization: { burst: 200, perMinute: 60 },
  /** Per participant and chat: always more than five a second. */
  sendMessage: { burst: 50, perMinute: 600 },
  /** Per participant and chat. */
  setTyping: { burst: 50, perMinute: 600 },
  /** Per participant and chat: clients put several marks into one report. */
  reportReceipts: { burst: 50, perMinute: 600 },
  /** Per participant and chat: ratings, contact details and wishes for the transcript. */
  changeOwn: { burst: 20, perMinute: 30 },
  /** Per address: tokens of links that lead nowhere. */
  ringGuess: { burst: 60, perMinute: 20 },
  /** Per address: wrong passwords. */
  signInFromAddress: { burst: 300, perMinute: 120 },
  /** Per account and address: wrong passwords. */
  signInToAccount: { burst: 10, perMinute: 6 },
  /** Per account, from anywhere: too slow for guessing, too quickly over to lock its owner out. */
  signInAnywhere: { burst: 200, perMinute: 120 },
} satisfies Record<string, Rate>;

export type LimitName = keyof typeof RATES;

/** More keys than this and the longest unused is forgotten: memory stays bounded whoever asks. */
const KEYS = 50_000;

/** Rate limits of this process, on the product's clock. */
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly clock: Clock) {}

  /** Counts one; RATE_LIMITED, with the seconds until there is one again, where none is left. */
  take(name: LimitName, key: string): void {
    const rate = RATES[name];
    const id = `${name} ${key}`;
    const outcome = taken(refilled(this.buckets.get(id), rate, this.clock.now().getTime()), rate);
    this.keep(id, outcome.bucket);
    if (outcome.retryAfterSeconds !== null) throw rateLimited(outcome.retryAfterSeconds);
  }

  /** Takes back what was counted for something that turned out well. */
  giveBack(name: LimitName, key: string): void {
    const id = `${name} ${key}`;
    const bucket = this.buckets.get(id);
    if (bucket) this.keep(id, { ...bucket, tokens: Math.min(RATES[name].burst, bucket.tokens + 1) });
  }

  private keep(id: string, bucket: Bucket): void {
    this.buckets.delete(id);
    this.buckets.set(id, bucket);
    const oldest = this.buckets.keys().next();
    if (this.buckets.size > KEYS && !oldest.done) this.buckets.delete(oldest.value);
  }
}
