import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChatStatus } from '../vocabulary.js';
import { fingerprint } from './fingerprint.rules.js';

const instants = fc.option(fc.nat(3).map((second) => new Date(second * 1000)));
const chats = fc.record({
  status: fc.constantFrom(...Object.values(ChatStatus)),
  round: fc.nat(3),
  assignment: fc.nat(3),
  departmentId: fc.constantFrom('sales', 'support'),
  ringsUntil: instants,
  visitorToldAt: instants,
});

it('is the same of two readings exactly when they are the same to whoever watches', () => {
  fc.assert(
    fc.property(chats, chats, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(fingerprint(one) === fingerprint(other)).toBe(same);
      expect(fingerprint({ ...one })).toBe(fingerprint(one));
    }),
  );
});
