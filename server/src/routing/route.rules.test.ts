import { describe, expect, it } from 'vitest';
import { CallRouting, MobileChatMode, RingStatus, RoutingReasonCode } from '../vocabulary.js';
import { isRingable, ringability, type RoutedOperator } from './ringable.rules.js';
import { decideRoute, stillRight, type RoutedRing, type RouteSnapshot } from './route.rules.js';

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
  lastTurn: null,
};
const operator = (id: string, more: Partial<RoutedOperator> = {}): RoutedOperator => ({ ...onDuty, id, ...more });
const atConsole = { loggedIn: true, accepting: true };
const awayAtConsole = { loggedIn: true, accepting: false };
const ring = (operatorId: string, status: RingStatus): RoutedRing => ({ operatorId, status });

function snapshot(operators: RoutedOperator[], more: Partial<RouteSnapshot> = {}): RouteSnapshot {
  return {
    callRouting: CallRouting.RING_ALL,
    overflowDue: false,
    excludedOperatorId: null,
    operators,
    rings: [],
    ...more,
  };
}
const roundRobin = { callRouting: CallRouting.ROUND_ROBIN };
const rings = (...operatorIds: string[]): { kind: 'RING'; operatorIds: string[] } => ({ kind: 'RING', operatorIds });

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

  it('rings an operator who has one mobile chat', () => {
    expect(isRingable(operator('ada', { mobileChats: 1 }))).toBe(true);
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
    expect(stillRight(snapshot([operator('ada')]), 'ada')).toBe(true);
  });

  it('stops it when somebody accepts at a console, unless the request overflowed', () => {
    const operators = [operator('ada'), operator('ben', atConsole)];
    expect(stillRight(snapshot(operators), 'ada')).toBe(false);
    expect(stillRight(snapshot(operators, { overflowDue: true }), 'ada')).toBe(true);
  });

  it('stops it when this operator may not ring any more', () => {
    expect(stillRight(snapshot([operator('ada', { snoozed: true })]), 'ada')).toBe(false);
    expect(stillRight(snapshot([operator('ben')]), 'ada')).toBe(false);
  });
});

describe('every small snapshot', () => {
  const states: Partial<RoutedOperator>[] = [{}, atConsole, awayAtConsole, { onDuty: false, mode: MobileChatMode.OFF }];
  const statuses = [null, ...Object.values(RingStatus).filter((status) => status !== RingStatus.ACCEPTED)];
  const turns = { ada: 5, ben: null, cleo: 2 };
  const ids = ['ada', 'ben', 'cleo'] as const;

  function* choices(): Generator<{ operator: RoutedOperator; ring: RoutedRing | null }[]> {
    const per = states.length * statuses.length;
    for (let code = 0; code < per ** ids.length; code += 1) {
      yield ids.map((id, place) => {
        const choice = Math.floor(code / per ** place) % per;
        const status = statuses[Math.floor(choice / states.length)] ?? null;
        return {
          operator: operator(id, { lastTurn: turns[id], ...states[choice % states.length] }),
          ring: status && ring(id, status),
        };
      });
    }
  }

  function* snapshots(): Generator<RouteSnapshot> {
    for (const choice of choices()) {
      const operators = choice.map((chosen) => chosen.operator);
      const asked = choice.flatMap((chosen) => chosen.ring ?? []);
      for (const callRouting of Object.values(CallRouting)) {
        for (const overflowDue of [false, true]) {
          for (const excludedOperatorId of [null, 'ada']) {
            yield { callRouting, overflowDue, excludedOperatorId, operators, rings: asked };
          }
        }
      }
    }
  }

  /** The law once more, in other words than the rule's: what is wrong with a decision, or null. */
  function fault(given: RouteSnapshot): string | null {
    const decision = decideRoute(given);
    const eligible = given.operators.filter(({ id }) => id !== given.excludedOperatorId);
    const staffed = eligible.some(({ accepting }) => accepting);
    const unasked = eligible.filter(
      (one) => !one.loggedIn && one.onDuty && !given.rings.some(({ operatorId }) => operatorId === one.id),
    );
    const has = (status: RingStatus): boolean => given.rings.some((one) => one.status === status);
    const mayRing = !staffed || given.overflowDue;
    if (decision.kind === 'RING') {
      if (!mayRing) return 'rings phones while a console accepts';
      if (decision.operatorIds.some((id) => !unasked.some((one) => one.id === id))) return 'rings who must not be rung';
      if (given.callRouting === CallRouting.RING_ALL) {
        return decision.operatorIds.length === unasked.length ? null : 'leaves a phone silent';
      }
      if (has(RingStatus.PENDING) || decision.operatorIds.length !== 1) return 'rings two phones at a time';
      const rank = (id: string): number => ['ben', 'cleo', 'ada'].indexOf(id);
      const longest = Math.min(...unasked.map(({ id }) => rank(id)));
      return rank(decision.operatorIds[0] ?? '') === longest ? null : 'rings out of turn';
    }
    if (decision.kind === 'CONSOLES') return staffed ? null : 'offers at consoles where nobody is';
    if (staffed) return 'forgets the consoles';
    const held = given.callRouting === CallRouting.ROUND_ROBIN && has(RingStatus.PENDING);
    if (unasked.length > 0 && !held) return 'leaves somebody unasked';
    if (decision.kind === 'RINGING') return has(RingStatus.PENDING) ? null : 'waits for no ring';
    if (has(RingStatus.PENDING)) return 'gives up while a phone rings';
    return (decision.kind === 'LATE_TAP_ONLY') === has(RingStatus.TIMED_OUT) ? null : 'misjudges a late tap';
  }

  it('is decided as the law says, whatever the states, rings, routing and overflow of three operators', () => {
    let seen = 0;
    for (const given of snapshots()) {
      seen += 1;
      const wrong = fault(given);
      if (wrong !== null) expect.fail(`${wrong}: ${JSON.stringify(given)}`);
    }
    expect(seen).toBe((4 * 6) ** 3 * 8);
  });

  it('does not depend on the order in which the operators are read', () => {
    let place = 0;
    for (const given of snapshots()) {
      place += 1;
      if (place % 97 !== 0) continue;
      const reversed = { ...given, operators: [...given.operators].reverse() };
      const [one, other] = [decideRoute(given), decideRoute(reversed)];
      expect(other).toEqual(one);
    }
  });
});
