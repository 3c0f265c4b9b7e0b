import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromMessageBird } from './statuses.rules.js';

const WORDS = {
  scheduled: 'SENT',
  sent: 'SENT',
  buffered: 'BUFFERED',
  delivered: 'DELIVERED',
  expired: 'EXPIRED',
  delivery_failed: 'FAILED',
};

it.each(Object.entries(WORDS))('MessageBird says %s where we say %s', (word, ours) => {
  expect(fromMessageBird(word)).toBe(ours);
});

it('any other word or thing is not known, the names of what every object has among them', () => {
  const others = fc.oneof(
    fc.anything(),
    fc.string(),
    fc.constantFrom('toString', '__proto__', 'constructor', 'SENT', ' sent'),
  );
  fc.assert(
    fc.property(others, (word) => {
      if (typeof word === 'string' && Object.hasOwn(WORDS, word)) return;
      expect(fromMessageBird(word)).toBeNull();
    }),
  );
});
