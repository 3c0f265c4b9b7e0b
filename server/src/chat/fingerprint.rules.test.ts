import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChatStatus } from '../vocabulary.js';
import { fingerprint, openFingerprint } from './fingerprint.rules.js';

const instants = fc.option(fc.nat(3).map((second) => new Date(second * 1000)));
const watched = {
  status: fc.constantFrom(...Object.values(ChatStatus)),
  round: fc.nat(3),
  assignment: fc.nat(3),
  departmentId: fc.constantFrom('sales', 'support'),
  ringsUntil: instants,
};

it('is the same of two readings exactly when they are the same to whoever watches', () => {
  fc.assert(
    fc.property(fc.record(watched), fc.record(watched), (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(fingerprint(one) === fingerprint(other)).toBe(same);
      expect(fingerprint({ ...one })).toBe(fingerprint(one));
    }),
  );
});

it('differs for whoever has the chat open, and for nobody else, when only the visitor told something beside their lines', () => {
  fc.assert(
    fc.property(fc.record(watched), instants, instants, (chat, visitorToldAt, later) => {
      const [one, other] = [visitorToldAt, later].map((told) => ({ ...chat, visitorToldAt: told }));
      if (!one || !other) return;
      expect(fingerprint(one)).toBe(fingerprint(other));
      const same = visitorToldAt?.getTime() === later?.getTime();
      expect(openFingerprint(one) === openFingerprint(other)).toBe(same);
    }),
  );
});
