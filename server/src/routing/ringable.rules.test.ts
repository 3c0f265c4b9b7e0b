import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MobileChatMode, RoutingReasonCode } from '../vocabulary.js';
import { byTurn, isRingable, ringability, type RoutedOperator } from './ringable.rules.js';

const onDuty: RoutedOperator = {
  id: 'ada',
  active: true,
  loggedIn: false,
  accepting: false,
  hasNumber: true,
  verified: true,
  stopped: false,
  mode: MobileChatMode.ON,
  onDuty: true,
  snoozed: false,
  mobileChats: 0,
  mobileCapacity: 2,
  lastTurn: null,
};
const operator = (id: string, more: Partial<RoutedOperator> = {}): RoutedOperator => ({ ...onDuty, id, ...more });
const atConsole = { loggedIn: true, accepting: true };
const awayAtConsole = { loggedIn: true, accepting: false };

describe('rule 2: who is ringable', () => {
  it.each([
    [RoutingReasonCode.WOULD_RING, {}],
    [RoutingReasonCode.INACTIVE, { active: false }],
    [RoutingReasonCode.NO_NUMBER, { hasNumber: false, verified: false }],
    [RoutingReasonCode.NOT_VERIFIED, { verified: false }],
    [RoutingReasonCode.STOPPED, { stopped: true }],
    [RoutingReasonCode.OFF, { mode: MobileChatMode.OFF, onDuty: false }],
    [RoutingReasonCode.OFF_SCHEDULE, { mode: MobileChatMode.BASED_ON_SCHEDULE, onDuty: false }],
    [RoutingReasonCode.SNOOZED, { snoozed: true }],
    [RoutingReasonCode.LOGGED_IN, atConsole],
    [RoutingReasonCode.LOGGED_IN, awayAtConsole],
    [RoutingReasonCode.AT_CAPACITY, { mobileChats: 2 }],
  ])('%s', (code, more) => {
    expect(ringability(operator('ada', more))).toBe(code);
  });

  it('rings who has fewer mobile chats than their organization allows, and nobody with as many', () => {
    for (const mobileCapacity of [1, 2, 20]) {
      const busy = (mobileChats: number): boolean => isRingable(operator('ada', { mobileChats, mobileCapacity }));
      expect([busy(mobileCapacity - 1), busy(mobileCapacity), busy(mobileCapacity + 1)]).toEqual([true, false, false]);
    }
  });
});

const anybody: fc.Arbitrary<RoutedOperator> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  active: fc.boolean(),
  loggedIn: fc.boolean(),
  accepting: fc.boolean(),
  hasNumber: fc.boolean(),
  verified: fc.boolean(),
  stopped: fc.boolean(),
  mode: fc.constantFrom(...Object.values(MobileChatMode)),
  onDuty: fc.boolean(),
  snoozed: fc.boolean(),
  mobileChats: fc.nat(3),
  mobileCapacity: fc.integer({ min: 1, max: 3 }),
  lastTurn: fc.option(fc.nat(3)),
});

describe('whoever it is', () => {
  it('the phone rings when every one of the conditions holds, and only then', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const reachable = who.active && who.hasNumber && who.verified && !who.stopped;
        const wanted = who.mode !== MobileChatMode.OFF && who.onDuty && !who.snoozed;
        const free = !who.loggedIn && who.mobileChats < who.mobileCapacity;
        expect(isRingable(who)).toBe(reachable && wanted && free);
      }),
    );
  });

  it('a higher capacity silences no phone', () => {
    fc.assert(
      fc.property(anybody, fc.nat(5), (who, more) => {
        if (isRingable(who)) expect(isRingable({ ...who, mobileCapacity: who.mobileCapacity + more })).toBe(true);
      }),
    );
  });
});

describe('the order of turns', () => {
  it('is one order, however the operators come: never rung first, then rung longest ago, then by id', () => {
    const people = fc.uniqueArray(anybody, { selector: ({ id }) => id, maxLength: 6 });
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (all, dice) => {
        const shuffled = [...all];
        for (const one of all)
          shuffled.splice((dice.next().value ?? 0) % all.length, 0, ...shuffled.splice(shuffled.indexOf(one), 1));
        const ordered = shuffled.sort(byTurn);
        expect(ordered).toEqual([...all].sort(byTurn));
        ordered.slice(1).forEach((later, at) => {
          const earlier = ordered[at] as RoutedOperator;
          const [a, b] = [earlier.lastTurn ?? -1, later.lastTurn ?? -1];
          expect(a < b || (a === b && earlier.id < later.id)).toBe(true);
        });
      }),
    );
  });
});
