import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../access/caller.js';
import { Refusal } from '../errors.js';
import { Role } from '../vocabulary.js';
import type { Audience } from './allow.js';
import { admit } from './audience.rules.js';

const staff = (role: Role): Caller => ({
  kind: 'operator',
  operatorId: 'o',
  organizationId: 'g',
  departmentIds: [],
  sessionId: null,
  apiKeyId: null,
  role,
});
const callers: Record<string, Caller> = {
  anonymous: { kind: 'anonymous' },
  visitor: { kind: 'visitor', organizationId: 'g', chatId: 'c', siteId: 's', visitorId: 'v' },
  phone: { kind: 'phone', organizationId: 'g', chatId: 'c', operatorId: 'o', assignment: 1 },
  operator: staff(Role.OPERATOR),
  administrator: staff(Role.ADMINISTRATOR),
};

function outcome(caller: Caller, audience: Audience[]): string {
  try {
    admit(caller, audience);
    return 'admitted';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

describe('who may call an operation', () => {
  it.each<[Audience[], string[]]>([
    [['anyone'], ['admitted', 'admitted', 'admitted', 'admitted', 'admitted']],
    [
      ['visitor', 'phone', 'operator'],
      ['UNAUTHENTICATED', 'admitted', 'admitted', 'admitted', 'admitted'],
    ],
    [['operator'], ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'admitted', 'admitted']],
    [['administrator'], ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'admitted']],
    [['visitor'], ['UNAUTHENTICATED', 'admitted', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
    [[], ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ])('opened to %s', (audience, outcomes) => {
    expect(Object.values(callers).map((caller) => outcome(caller, audience))).toEqual(outcomes);
  });
});

describe('any audience', () => {
  it('lets nobody in who is not named, shuts nobody out by naming more, and refuses who proved nothing as such', () => {
    const audiences = fc.uniqueArray(
      fc.constantFrom<Audience>('anyone', 'visitor', 'phone', 'operator', 'administrator'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(callers)), audiences, audiences, (name, audience, more) => {
        const caller = callers[name] as Caller;
        const named = audience.some(
          (one) => one === 'anyone' || one === name || (one === 'operator' && name === 'administrator'),
        );
        const told = outcome(caller, audience);
        expect(told === 'admitted').toBe(named);
        if (named) expect(outcome(caller, [...audience, ...more])).toBe('admitted');
        else expect(told).toBe(name === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      }),
    );
  });
});
