import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listOutcome, readOutcome, sendOutcome, type ClientError } from './answers.rules.js';

// What each answer means is tried by the real package over a real socket; here, that nothing at all makes it trip.

const seen = fc.record({
  statusCode: fc.option(fc.integer({ min: 100, max: 599 })),
  retryAfterSeconds: fc.option(fc.integer({ min: 1, max: 3600 })),
});
const failure = fc
  .record(
    { statusCode: fc.integer({ min: 100, max: 599 }), errors: fc.jsonValue(), error: fc.constant(new Error('reset')) },
    { requiredKeys: [] },
  )
  .map((fields): ClientError => Object.assign(new Error('failed'), fields));

test('whatever a provider answers, it is one of the four outcomes, and never accepted without an id', () => {
  fc.assert(
    fc.property(fc.option(failure), fc.jsonValue(), seen, (error, data, exchange) => {
      const outcome = sendOutcome(error, data, exchange);
      expect(['accepted', 'refused', 'notAccepted', 'unknown']).toContain(outcome.kind);
      if (outcome.kind === 'accepted') expect(outcome.providerMessageId).not.toBe('');
    }),
  );
});

test('a server error is never taken for certain, whatever comes with it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 500, max: 599 }), (data, statusCode) => {
      expect(sendOutcome(null, data, { statusCode, retryAfterSeconds: null }).kind).toBe('unknown');
    }),
  );
});

test('whatever a provider answers to a look-up, a message is absent only where it says so', () => {
  fc.assert(
    fc.property(fc.option(failure), fc.jsonValue(), seen, (error, data, exchange) => {
      const outcome = readOutcome(error, data, { ...exchange, statusCode: 500 });
      expect(outcome.kind).not.toBe('absent');
      const listed = listOutcome(error, data, 'a reference of ours');
      expect(listed === null || listed.kind === 'unavailable').toBe(true);
    }),
  );
});
