import { CallRouting, RingStatus } from '../vocabulary.js';
import { byTurn, isRingable, type RoutedOperator } from './ringable.rules.js';

/** A ring of the chat's present round; one whose SMS was CANCELLED unsent does not count as asked and is left out. */
export interface RoutedRing {
  operatorId: string;
  status: RingStatus;
  /** 2: asked once more, after a ring of pass 1 that merely timed out. There is no third. */
  pass: number;
}

/** Everything the decision depends on, at one instant. */
export interface RouteSnapshot {
  callRouting: CallRouting;
  /** The request rang at consoles for longer than overflowAfterSeconds: phones ring too. */
  overflowDue: boolean;
  /** Round robin: those whose ring timed out are rung once more when nobody is left who was not asked. */
  secondPass: boolean;
  /** Not asked: who vanished from this chat, or who hands it over. */
  excludedOperatorId: string | null;
  /** The operators of the department that is asked. */
  operators: RoutedOperator[];
  rings: RoutedRing[];
}

/** What to do for a request that waits. `operatorIds` are rung now, one SMS each. */
export type RouteDecision =
  | { kind: 'RING'; operatorIds: string[]; pass: number }
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
  const next = nextToRing(snapshot);
  if (next.operatorIds.length > 0) return { kind: 'RING', ...next };
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

/**
 * Whether a ring that is about to be sent is still right: the rule checked again at send time. A second asking is not while
 * somebody may ring who was not asked.
 */
export function stillRight(snapshot: RouteSnapshot, operatorId: string, pass: number): boolean {
  if (someoneAccepts(snapshot) && !snapshot.overflowDue) return false;
  if (pass === 2 && neverAsked(snapshot).length > 0) return false;
  return ringable(snapshot).some(({ id }) => id === operatorId);
}

function nextToRing(snapshot: RouteSnapshot): { operatorIds: string[]; pass: number } {
  const first = neverAsked(snapshot);
  if (snapshot.callRouting === CallRouting.RING_ALL) return { operatorIds: first, pass: 1 };
  if (hasRing(snapshot, RingStatus.PENDING)) return { operatorIds: [], pass: 1 };
  if (first.length > 0) return { operatorIds: first.slice(0, 1), pass: 1 };
  return { operatorIds: snapshot.secondPass ? merelyTimedOut(snapshot).slice(0, 1) : [], pass: 2 };
}

/** Who may ring and was not asked in this round, in the order of their turns. */
function neverAsked(snapshot: RouteSnapshot): string[] {
  const asked = new Set(snapshot.rings.map(({ operatorId }) => operatorId));
  return ringable(snapshot).flatMap(({ id }) => (asked.has(id) ? [] : [id]));
}

/** Who may ring, let their ring of the first pass time out and was not asked again, in the order of their turns. */
function merelyTimedOut({ rings, ...snapshot }: RouteSnapshot): string[] {
  const again = new Set(rings.flatMap(({ operatorId, pass }) => (pass === 2 ? [operatorId] : [])));
  const silent = new Set(
    rings.flatMap(({ operatorId, status }) => (status === RingStatus.TIMED_OUT ? [operatorId] : [])),
  );
  return ringable(snapshot).flatMap(({ id }) => (silent.has(id) && !again.has(id) ? [id] : []));
}

function ringable({ operators, excludedOperatorId }: Omit<RouteSnapshot, 'rings'>): RoutedOperator[] {
  return operators.filter((operator) => operator.id !== excludedOperatorId && isRingable(operator)).sort(byTurn);
}

function hasRing(snapshot: RouteSnapshot, status: RingStatus): boolean {
  return snapshot.rings.some((ring) => ring.status === status);
}
