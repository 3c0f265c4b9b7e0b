/** How often something may be done: at once, and lastingly. */
export interface Rate {
  burst: number;
  perMinute: number;
}

/** What is left of a rate for one key, as of an instant in milliseconds. */
export interface Bucket {
  tokens: number;
  at: number;
}

/** A bucket as it is at `now`: what was used has come back at the rate, up to the burst. */
export function refilled(bucket: Bucket | undefined, rate: Rate, now: number): Bucket {
  if (!bucket) return { tokens: rate.burst, at: now };
  const elapsed = Math.max(0, now - bucket.at);
  return { tokens: Math.min(rate.burst, bucket.tokens + (elapsed * rate.perMinute) / 60_000), at: now };
}

/** Takes one; `retryAfterSeconds` is null where there was one, else how long until there is. */
export function taken(bucket: Bucket, rate: Rate): { bucket: Bucket; retryAfterSeconds: number | null } {
  if (bucket.tokens >= 1) return { bucket: { ...bucket, tokens: bucket.tokens - 1 }, retryAfterSeconds: null };
  const seconds = Math.ceil(((1 - bucket.tokens) * 60) / rate.perMinute);
  return { bucket, retryAfterSeconds: Math.max(1, seconds) };
}
