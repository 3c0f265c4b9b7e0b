import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRouting, MobileChatMode, RingStatus } from '../vocabulary.js';
import type { RoutedOperator } from './ringable.rules.js';
import {
  decideRoute,
  someoneAccepts,
  stillRight,
  type RouteDecision,
  type RoutedRing,
  type RouteSnapshot,
} from './route.rules.js';

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
const ring = (operatorId: string, status: RingStatus, pass = 1): RoutedRing => ({ operatorId, status, pass });

function snapshot(operators: RoutedOperator[], more: Partial<RouteSnapshot> = {}): RouteSnapshot {
  return {
    callRouting: CallRouting.RING_ALL,
    overflowDue: false,
    secondPass: false,
    excludedOperatorId: null,
    operators,
    rings: [],
    ...more,
  };
}
const roundRobin = { callRouting: CallRouting.ROUND_ROBIN };
const secondPass = { ...roundRobin, secondPass: true };
const rings = (...operatorIds: string[]): RouteDecision => ({ kind: 'RING', operatorIds, pass: 1 });

describe('rule 1: somebody is logged in and accepting', () => {
  it('offers the request at the consoles and rings no phone', () => {
    expect(decideRoute(snapshot([operator('ada', atConsole), operator('ben')]))).toEqual({ kind: 'CONSOLES' });
  });

  it('rings phones as well once the request waited for overflowAfterSeconds', () => {
    const decision = decideRoute(snapshot([operator('ada', atConsole), operator('ben')], { overflowDue: true }));
    expect(decision).toEqual(rings('ben'));
  });

  it('keeps offering at the consoles when the overflow has nobody to ring', () => {
    const decision = decideRoute(snapshot([operator('ada', atConsole)], { overflowDue: true }));
    expect(decision).toEqual({ kind: 'CONSOLES' });
  });

  it('does not count an operator who is logged in but away: the others ring', () => {
    expect(decideRoute(snapshot([operator('ada', awayAtConsole), operator('ben')]))).toEqual(rings('ben'));
  });

  it('does not count who vanished from this very chat', () => {
    const decision = decideRoute(
      snapshot([operator('ada', atConsole), operator('ben')], { excludedOperatorId: 'ada' }),
    );
    expect(decision).toEqual(rings('ben'));
  });
});

describe('Ring All', () => {
  it('rings every ringable operator at once', () => {
    const operators = [operator('ada'), operator('ben'), operator('cleo', { mode: MobileChatMode.OFF, onDuty: false })];
    expect(decideRoute(snapshot(operators))).toEqual(rings('ada', 'ben'));
  });

  it('rings who became ringable while others ring already, and nobody twice', () => {
    const decision = decideRoute(
      snapshot([operator('ada'), operator('ben')], { rings: [ring('ada', RingStatus.PENDING)] }),
    );
    expect(decision).toEqual(rings('ben'));
  });

  it('waits while a phone rings', () => {
    const decision = decideRoute(snapshot([operator('ada')], { rings: [ring('ada', RingStatus.PENDING)] }));
    expect(decision).toEqual({ kind: 'RINGING' });
  });
});

describe('Round Robin', () => {
  it('rings the one rung longest ago, and who was never rung before everybody', () => {
    const operators = [operator('ada', { lastTurn: 7 }), operator('ben', { lastTurn: 3 }), operator('cleo')];
    expect(decideRoute(snapshot(operators, roundRobin))).toEqual(rings('cleo'));
    expect(decideRoute(snapshot(operators.slice(0, 2), roundRobin))).toEqual(rings('ben'));
  });

  it('breaks a tie by id', () => {
    expect(decideRoute(snapshot([operator('ben'), operator('ada')], roundRobin))).toEqual(rings('ada'));
  });

  it('rings nobody else while one ring is pending', () => {
    const pending = { ...roundRobin, rings: [ring('ada', RingStatus.PENDING)] };
    expect(decideRoute(snapshot([operator('ada'), operator('ben')], pending))).toEqual({ kind: 'RINGING' });
  });

  it.each([RingStatus.DECLINED, RingStatus.FAILED, RingStatus.TIMED_OUT])('rings the next after %s', (status) => {
    const asked = { ...roundRobin, rings: [ring('ada', status)] };
    expect(decideRoute(snapshot([operator('ada'), operator('ben')], asked))).toEqual(rings('ben'));
  });

  it('leaves only the late tap when everybody was asked and one merely timed out', () => {
    const asked = { ...roundRobin, rings: [ring('ada', RingStatus.TIMED_OUT), ring('ben', RingStatus.DECLINED)] };
    expect(decideRoute(snapshot([operator('ada'), operator('ben')], asked))).toEqual({ kind: 'LATE_TAP_ONLY' });
  });
});

describe('rule 3: nobody can be reached', () => {
  it('says so at once when nobody is ringable', () => {
    expect(decideRoute(snapshot([operator('ada', { verified: false })]))).toEqual({ kind: 'NOBODY' });
    expect(decideRoute(snapshot([]))).toEqual({ kind: 'NOBODY' });
  });

  it.each([CallRouting.RING_ALL, CallRouting.ROUND_ROBIN])(
    'says so when all declined or failed (%s)',
    (callRouting) => {
      const asked = { callRouting, rings: [ring('ada', RingStatus.DECLINED), ring('ben', RingStatus.FAILED)] };
      expect(decideRoute(snapshot([operator('ada'), operator('ben')], asked))).toEqual({ kind: 'NOBODY' });
    },
  );
});

describe('the rule checked again before an SMS is sent', () => {
  it('lets it go while nothing changed', () => {
    expect(stillRight(snapshot([operator('ada')]), 'ada', 1)).toBe(true);
  });

  it('stops it when somebody accepts at a console, unless the request overflowed', () => {
    const operators = [operator('ada'), operator('ben', atConsole)];
    expect(stillRight(snapshot(operators), 'ada', 1)).toBe(false);
    expect(stillRight(snapshot(operators, { overflowDue: true }), 'ada', 1)).toBe(true);
  });

  it('stops it when this operator may not ring any more', () => {
    expect(stillRight(snapshot([operator('ada', { snoozed: true })]), 'ada', 1)).toBe(false);
    expect(stillRight(snapshot([operator('ben')]), 'ada', 1)).toBe(false);
  });

  it('stops a second asking when somebody may ring by now who was not asked', () => {
    const asked = { ...secondPass, rings: [ring('ada', RingStatus.TIMED_OUT), ring('ada', RingStatus.PENDING, 2)] };
    expect(stillRight(snapshot([operator('ada')], asked), 'ada', 2)).toBe(true);
    expect(stillRight(snapshot([operator('ada'), operator('ben')], asked), 'ada', 2)).toBe(false);
  });
});

describe('the decision', () => {
  const routed = fc.record({
    loggedIn: fc.boolean(),
    accepting: fc.boolean(),
    onDuty: fc.boolean(),
    mobileChats: fc.integer({ min: 0, max: 3 }),
    lastTurn: fc.option(fc.integer({ min: 1, max: 4 })),
  });
  const snapshots = fc
    .record({
      traits: fc.array(routed, { maxLength: 6 }),
      asked: fc.array(
        fc.tuple(fc.nat(5), fc.constantFrom(...Object.values(RingStatus)), fc.integer({ min: 1, max: 2 })),
      ),
      callRouting: fc.constantFrom(...Object.values(CallRouting)),
      overflowDue: fc.boolean(),
      secondPass: fc.boolean(),
    })
    .map(({ traits, asked, ...more }) => {
      const operators = traits.map((trait, at) => operator(`operator ${at}`, trait));
      const asks = asked.map(([at, status, pass]) => ring(`operator ${at}`, status, pass));
      return snapshot(operators, { ...more, rings: asks });
    });

  it('does not depend on the order in which operators and rings are read, and changes neither', () => {
    fc.assert(
      fc.property(snapshots, (given) => {
        const before = structuredClone(given);
        const mirrored = { ...given, operators: given.operators.toReversed(), rings: given.rings.toReversed() };
        expect(decideRoute(mirrored)).toEqual(decideRoute(given));
        expect(given).toEqual(before);
      }),
    );
  });

  it('rings only those whose ring would still be right a moment later, when it is sent', () => {
    fc.assert(
      fc.property(snapshots, (given) => {
        const decision = decideRoute(given);
        if (decision.kind !== 'RING') return;
        const { operatorIds, pass } = decision;
        const pending = operatorIds.map((id) => ring(id, RingStatus.PENDING, pass));
        const after = { ...given, rings: [...given.rings, ...pending] };
        for (const id of operatorIds) expect(stillRight(after, id, pass)).toBe(true);
        expect(decideRoute(after)).toEqual(someoneAccepts(given) ? { kind: 'CONSOLES' } : { kind: 'RINGING' });
      }),
    );
  });
});
