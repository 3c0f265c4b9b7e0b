import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRouting, MobileChatMode } from '../vocabulary.js';
import type { RoutedOperator } from './ringable.rules.js';
import { stillRight, type RouteSnapshot } from './route.rules.js';
import { whyWithdrawn } from './withdrawal.rules.js';

const ada: RoutedOperator = {
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
const ben = { ...ada, id: 'ben', loggedIn: true, accepting: true };
const seen = (operators: RoutedOperator[], overflowDue = false): RouteSnapshot => ({
  callRouting: CallRouting.RING_ALL,
  overflowDue,
  secondPass: false,
  excludedOperatorId: null,
  operators,
  rings: [],
});

describe('why a ring that was not sent is withdrawn', () => {
  it('is that somebody came to the console, unless phones ring beside the consoles', () => {
    expect(whyWithdrawn(seen([ada, ben]), 'ada')).toBe('Somebody at the console accepts chats');
    expect(whyWithdrawn(seen([ada, ben], true), 'ada')).toBeNull();
  });

  it('is what keeps the phone silent now', () => {
    expect(whyWithdrawn(seen([{ ...ada, snoozed: true }]), 'ada')).toBe('Mobile Chat is snoozed');
    expect(whyWithdrawn(seen([{ ...ada, mode: MobileChatMode.OFF }]), 'ada')).toBe('Mobile Chat is off');
  });

  it('is nothing that the rule knows of, where the phone may still ring or is nobody of the department', () => {
    expect(whyWithdrawn(seen([ada]), 'ada')).toBeNull();
    expect(whyWithdrawn(seen([]), 'ada')).toBeNull();
  });
});

describe('any ring that is withdrawn', () => {
  it('has a reason exactly while it is not right any more', () => {
    const state = fc.record({
      onDuty: fc.boolean(),
      snoozed: fc.boolean(),
      loggedIn: fc.boolean(),
      stopped: fc.boolean(),
    });
    fc.assert(
      fc.property(state, fc.boolean(), fc.boolean(), (traits, staffed, overflowDue) => {
        const mode = MobileChatMode.BASED_ON_SCHEDULE;
        const snapshot = seen(
          [
            { ...ada, mode, ...traits },
            { ...ben, accepting: staffed },
          ],
          overflowDue,
        );
        expect(whyWithdrawn(snapshot, 'ada') === null).toBe(stillRight(snapshot, 'ada', 1));
      }),
    );
  });
});
