import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../access/caller.js';
import { Role } from '../vocabulary.js';
import { isColleague, seesPrivate } from './operator.rules.js';

const text = fc.constantFrom('a', 'b', 'c');
const callers: fc.Arbitrary<Caller> = fc.oneof(
  fc.constant({ kind: 'anonymous' as const }),
  fc.record({
    kind: fc.constant('visitor' as const),
    organizationId: text,
    chatId: text,
    siteId: text,
    visitorId: text,
  }),
  fc.record({
    kind: fc.constant('phone' as const),
    organizationId: text,
    chatId: text,
    operatorId: text,
    assignment: fc.nat(2),
  }),
  fc.record({
    kind: fc.constant('operator' as const),
    operatorId: text,
    organizationId: text,
    role: fc.constantFrom(...Object.values(Role)),
    departmentIds: fc.array(text),
    sessionId: fc.constant(null),
    apiKeyId: fc.constant(null),
  }),
);

const operators = fc.record({ id: text, organizationId: text });

describe('what is private of an operator', () => {
  it('is seen by themselves and by administrators of the organization, who are all colleagues; by nobody else', () => {
    fc.assert(
      fc.property(callers, operators, (caller, operator) => {
        const seen = seesPrivate(caller, operator);
        if (seen) expect(isColleague(caller, operator)).toBe(true);
        if (caller.kind !== 'operator') {
          expect([seen, isColleague(caller, operator)]).toEqual([false, false]);
          return;
        }
        const same = caller.organizationId === operator.organizationId;
        expect(isColleague(caller, operator)).toBe(same);
        const entitled = caller.role === Role.ADMINISTRATOR || caller.operatorId === operator.id;
        expect(seen).toBe(same && entitled);
      }),
    );
  });
});
