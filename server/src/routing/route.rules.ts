import { CallRouting, RingStatus } from '../vocabulary.js';
import { byTurn, isRingable, type RoutedOperator } from './ringable.rules.js';

/** A ring of the chat's present round; one whose SMS was CANCELLED unsent does not count as asked and is left out. */
export interface RoutedRing {
  operatorId: string;
  status: RingStatus;
}

/** Everything the decision depends on, at one instant. */
export interface RouteSnapshot {
  callRouting: CallRouting;
  /** The request rang at consoles for longer than overflowAfterSeconds: phones ring too. */
  overflowDue: boolean;
  /** Not asked: who vanished from this chat, or who hands it over. */
  excludedOperatorId: string | null;
  /** The operators of the department that is asked. */
  operators: RoutedOperator[];
  rings: RoutedRing[];
}

/** What to do for a request that waits. `operatorIds` are rung now, one SMS each. */
export type RouteDecision =
  | { kind: 'RING'; operatorIds: string[] }
  /** Offered at the consoles of the department; no further phone rings. */
  | { kind: 'CONSOLES' }
  /** Phones ring already. */
  | { kind: 'RINGING' }
  /** Everybody was asked and a ring merely timed out: a late tap may still take it until the wait is over. */
  | { kind: 'LATE_TAP_ONLY' }
  /** Nobody can be reached: the visitor is told at once. */
  | { kind: 'NOBODY' };

/** The rule of domain.md, "The rule", with its decided cases: a pure function of the snapshot. */
export function decideRoute(snapshot: RouteSnapshot): RouteDecision {
  const atConsole = someoneAccepts(snapshot);
  if (atConsole && !snapshot.overflowDue) return { kind: 'CONSOLES' };
  const operatorIds = nextToRing(snapshot);
  if (operatorIds.length > 0) return { kind: 'RING', operatorIds };
  if (atConsole) return { kind: 'CONSOLES' };
  if (hasRing(snapshot, RingStatus.PENDING)) return { kind: 'RINGING' };
  return hasRing(snapshot, RingStatus.TIMED_OUT) ? { kind: 'LATE_TAP_ONLY' } : { kind: 'NOBODY' };
}

/** Rule 1: some operator of the department is logged in and accepting. */
export function someoneAccepts(snapshot: Pick<RouteSnapshot, 'operators' | 'excludedOperatorId'>): boolean {
  return snapshot.operators.some(
    (operator) => operator.active && operator.accepting && operator.id !== snapshot.excludedOperatorId,
  );
}

/** Whether a ring that is about to be sent is still right: the rule checked again at send time. */
export function stillRight(snapshot: RouteSnapshot, operatorId: string): boolean {
  if (someoneAccepts(snapshot) && !snapshot.overflowDue) return false;
  return snapshot.operators.some(
    (operator) => operator.id === operatorId && operator.id !== snapshot.excludedOperatorId && isRingable(operator),
  );
}

function nextToRing(snapshot: RouteSnapshot): string[] {
  const asked = new Set(snapshot.rings.map((ring) => ring.operatorId));
  const candidates = snapshot.operators
    .filter((operator) => operator.id !== snapshot.excludedOperatorId)
    .filter((operator) => isRingable(operator) && !asked.has(operator.id))
    .sort(byTurn)
    .map((operator) => operator.id);
  if (snapshot.callRouting === CallRouting.RING_ALL) return candidates;
  return hasRing(snapshot, RingStatus.PENDING) ? [] : candidates.slice(0, 1);
}

function hasRing(snapshot: RouteSnapshot, status: RingStatus): boolean {
  return snapshot.rings.some((ring) => ring.status === status);
}
