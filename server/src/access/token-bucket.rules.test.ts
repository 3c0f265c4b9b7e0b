import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refilled, taken, type Bucket } from './token-bucket.rules.js';

const RATE = { burst: 3, perMinute: 60 };

function use(times: number, from?: Bucket): Bucket {
  let bucket = refilled(from, RATE, 0);
  for (let count = 0; count < times; count += 1) bucket = taken(bucket, RATE).bucket;
  return bucket;
}

describe('a rate', () => {
  it('lets a burst through at once, and no more', () => {
    expect(taken(use(2), RATE).retryAfterSeconds).toBeNull();
    expect(taken(use(3), RATE).retryAfterSeconds).toBe(1);
  });

  it('comes back with time, up to the burst', () => {
    expect(refilled(use(3), RATE, 2000).tokens).toBe(2);
    expect(refilled(use(3), RATE, 3_600_000).tokens).toBe(RATE.burst);
  });

  it('takes nothing for what it refuses', () => {
    expect(use(30).tokens).toBe(0);
  });

  it('tells how long until there is one again', () => {
    expect(taken({ tokens: 0, at: 0 }, { burst: 1, perMinute: 6 }).retryAfterSeconds).toBe(10);
  });

  it('survives a clock that goes backwards', () => {
    expect(refilled({ tokens: 1, at: 5000 }, RATE, 0).tokens).toBe(1);
  });
});

describe('any rate', () => {
  const rates = fc.record({ burst: fc.integer({ min: 1, max: 50 }), perMinute: fc.integer({ min: 1, max: 600 }) });

  it('lets through no more than the burst and what came back meanwhile, whenever it is asked', () => {
    fc.assert(
      fc.property(rates, fc.array(fc.nat(5000), { maxLength: 80 }), (rate, pauses) => {
        let bucket: Bucket | undefined;
        let [now, passed] = [0, 0];
        for (const pause of pauses) {
          now += pause;
          const outcome = taken(refilled(bucket, rate, now), rate);
          bucket = outcome.bucket;
          if (outcome.retryAfterSeconds === null) passed += 1;
          expect(bucket.tokens).toBeGreaterThanOrEqual(0);
        }
        expect(passed).toBeLessThanOrEqual(rate.burst + (now * rate.perMinute) / 60_000 + 1e-6);
      }),
    );
  });

  it('keeps its word: after the seconds that it told there is one', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0, max: 0.999, noNaN: true }), (rate, tokens) => {
        const { retryAfterSeconds, bucket } = taken({ tokens, at: 0 }, rate);
        expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
        expect(taken(refilled(bucket, rate, (retryAfterSeconds ?? 0) * 1000 + 1), rate).retryAfterSeconds).toBeNull();
      }),
    );
  });
});
