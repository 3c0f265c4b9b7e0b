import { expect, describe, it } from 'vitest';
import { CallRouting, MobileChatMode, RingStatus } from '../vocabulary.js';
import type { RoutedOperator } from './ringable.rules.js';
import { decideRoute, type RouteDecision, type RoutedRing, type RouteSnapshot } from './route.rules.js';

const onDuty: Omit<RoutedOperator, 'id'> = {
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
const atConsole = { loggedIn: true, accepting: true };
const awayAtConsole = { loggedIn: true, accepting: false };
const offDuty = { onDuty: false, mode: MobileChatMode.OFF };
const operator = (id: string, more: Partial<RoutedOperator>): RoutedOperator => ({ id, ...onDuty, ...more });
const ring = (operatorId: string, status: RingStatus, pass = 1): RoutedRing => ({ operatorId, status, pass });
const { TIMED_OUT, DECLINED, FAILED, PENDING, RESCINDED } = RingStatus;

describe('the second pass of Round Robin', () => {
  const three = [operator('ada', { lastTurn: 3 }), operator('ben', { lastTurn: 1 }), operator('cleo', { lastTurn: 2 })];
  const given = { overflowDue: false, excludedOperatorId: null, callRouting: CallRouting.ROUND_ROBIN };
  const decide = (rings: RoutedRing[], operators = three): RouteDecision =>
    decideRoute({ ...given, secondPass: true, operators, rings });
  const rings = (id: string, pass: number): RouteDecision => ({ kind: 'RING', operatorIds: [id], pass });

  it('asks once more who merely timed out, the one rung longest ago first, when everybody was asked', () => {
    expect(decide([ring('ben', TIMED_OUT), ring('cleo', TIMED_OUT), ring('ada', TIMED_OUT)])).toEqual(rings('ben', 2));
  });

  it('asks nobody again who declined or could not be reached', () => {
    expect(decide([ring('ben', DECLINED), ring('cleo', FAILED), ring('ada', TIMED_OUT)])).toEqual(rings('ada', 2));
    expect(decide([ring('ben', DECLINED), ring('cleo', FAILED), ring('ada', DECLINED)])).toEqual({ kind: 'NOBODY' });
  });

  it('rings one phone at a time', () => {
    const once = [ring('ben', TIMED_OUT), ring('cleo', TIMED_OUT), ring('ada', TIMED_OUT)];
    expect(decide([...once, ring('ben', PENDING, 2)])).toEqual({ kind: 'RINGING' });
    expect(decide([...once, ring('ben', TIMED_OUT, 2)])).toEqual(rings('cleo', 2));
  });

  it('asks nobody a third time', () => {
    const twice = three.flatMap(({ id }) => [ring(id, TIMED_OUT), ring(id, TIMED_OUT, 2)]);
    expect(decide(twice)).toEqual({ kind: 'LATE_TAP_ONLY' });
  });

  it('asks who was never asked first, even in the middle of the second pass', () => {
    const late = [ring('ben', TIMED_OUT), ring('ada', TIMED_OUT), ring('ben', TIMED_OUT, 2)];
    expect(decide(late)).toEqual(rings('cleo', 1));
  });

  it('passes over who may ring no more', () => {
    const signedIn = three.map((one) => (one.id === 'ben' ? { ...one, ...awayAtConsole } : one));
    const once = [ring('ben', TIMED_OUT), ring('cleo', TIMED_OUT), ring('ada', TIMED_OUT)];
    expect(decide(once, signedIn)).toEqual(rings('cleo', 2));
  });

  it('is off unless the setting says so, and is nothing to Ring All', () => {
    const asked = three.map(({ id }) => ring(id, TIMED_OUT));
    const off = { ...given, secondPass: false };
    const ringAll = { ...given, secondPass: true, callRouting: CallRouting.RING_ALL };
    for (const setting of [off, ringAll]) {
      expect(decideRoute({ ...setting, operators: three, rings: asked })).toEqual({ kind: 'LATE_TAP_ONLY' });
    }
  });
});

describe('every small snapshot', () => {
  const states: Partial<RoutedOperator>[] = [{}, atConsole, awayAtConsole, offDuty];
  const turns = { ada: 5, ben: null, cleo: 2 };
  /** Whom the rule prefers, by the turns above. */
  const preference = ['ben', 'cleo', 'ada'];

  interface Choice {
    operator: RoutedOperator;
    rings: RoutedRing[];
  }

  /** What may have become of one operator's rings in a round: none, one, or after one that timed out a second. */
  function historiesOf(id: string): RoutedRing[][] {
    const ends = [PENDING, TIMED_OUT, DECLINED, FAILED, RESCINDED];
    const twice = ends.map((status) => [ring(id, TIMED_OUT), ring(id, status, 2)]);
    return [[], ...ends.map((status) => [ring(id, status)]), ...twice];
  }

  function choicesOf(id: keyof typeof turns, histories: RoutedRing[][]): Choice[] {
    const person = (state: Partial<RoutedOperator>): RoutedOperator => operator(id, { lastTurn: turns[id], ...state });
    return states.flatMap((state) => histories.map((rings) => ({ operator: person(state), rings })));
  }

  /** Two operators with every history, a third with every first one. */
  function* snapshots(): Generator<RouteSnapshot> {
    for (const ada of choicesOf('ada', historiesOf('ada'))) {
      for (const ben of choicesOf('ben', historiesOf('ben'))) {
        for (const cleo of choicesOf('cleo', historiesOf('cleo').slice(0, 4))) yield* settings([ada, ben, cleo]);
      }
    }
  }

  function* settings(people: Choice[]): Generator<RouteSnapshot> {
    const operators = people.map((one) => one.operator);
    const asked = people.flatMap((one) => one.rings);
    for (const callRouting of Object.values(CallRouting)) {
      for (const overflowDue of [false, true]) {
        for (const secondPass of [false, true]) {
          for (const excludedOperatorId of [null, 'ada']) {
            yield { callRouting, overflowDue, secondPass, excludedOperatorId, operators, rings: asked };
          }
        }
      }
    }
  }

  /** The law once more, in other words than the rule's: the only decision that is right. */
  function lawful(given: RouteSnapshot): RouteDecision {
    const { rings, secondPass, overflowDue } = given;
    const eligible = preference
      .map((id) => given.operators.find((one) => one.id === id))
      .filter((one) => one !== undefined && one.id !== given.excludedOperatorId) as RoutedOperator[];
    const staffed = eligible.some(({ accepting }) => accepting);
    const quiet = staffed && !overflowDue;
    const buzzing = rings.some(({ status }) => status === PENDING);
    const mayRing = eligible.filter((one) => !one.loggedIn && one.onDuty).map(({ id }) => id);
    const historyOf = (id: string): string =>
      rings.flatMap((one) => (one.operatorId === id ? [`${one.pass}${one.status}`] : [])).join();
    const fresh = mayRing.filter((id) => historyOf(id) === '');
    const again = secondPass ? mayRing.filter((id) => historyOf(id) === '1TIMED_OUT') : [];
    if (!quiet && given.callRouting === CallRouting.RING_ALL && fresh.length > 0) {
      return { kind: 'RING', pass: 1, operatorIds: fresh };
    }
    if (!quiet && given.callRouting === CallRouting.ROUND_ROBIN && !buzzing && fresh.length + again.length > 0) {
      return { kind: 'RING', pass: fresh.length > 0 ? 1 : 2, operatorIds: [...fresh, ...again].slice(0, 1) };
    }
    if (staffed) return { kind: 'CONSOLES' };
    if (buzzing) return { kind: 'RINGING' };
    return { kind: rings.some(({ status }) => status === TIMED_OUT) ? 'LATE_TAP_ONLY' : 'NOBODY' };
  }

  it('is decided as the law says, whatever the states, rings, passes, routing and overflow of three operators', () => {
    let seen = 0;
    for (const given of snapshots()) {
      seen += 1;
      const [decision, law] = [decideRoute(given), lawful(given)];
      if (JSON.stringify(told(decision)) !== JSON.stringify(told(law)))
        expect(decision, JSON.stringify(given)).toEqual(law);
    }
    expect(seen).toBe((4 * 11) ** 2 * (4 * 4) * 16);
  });

  function told(decision: RouteDecision): unknown[] {
    return decision.kind === 'RING' ? [decision.kind, decision.pass, decision.operatorIds] : [decision.kind];
  }
});
