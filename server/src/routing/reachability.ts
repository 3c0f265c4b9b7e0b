import type { EntityManager } from 'typeorm';
import type { Services } from '../services.js';
import { CallRouting, Reachability } from '../vocabulary.js';
import { decideRoute, type RouteDecision } from './route.rules.js';
import type { RoutedOperator } from './ringable.rules.js';
import { loadOperators, someoneAcceptsIn } from './load-operators.js';

/** How a request to each of these departments would be offered now: the same rule, asked without a request. */
export async function reachabilityOf(
  services: Services,
  departmentIds: readonly string[],
): Promise<Map<string, Reachability>> {
  const result = new Map<string, Reachability>();
  for (const id of departmentIds) {
    result.set(id, reachabilityBy(await loadOperators(services, services.db.read, id)));
  }
  return result;
}

/** The reachability of a department with these operators. */
export function reachabilityBy(operators: RoutedOperator[]): Reachability {
  return toReachability(decide(operators, CallRouting.RING_ALL));
}

/** What the rule would decide for a new request. */
export function decide(operators: RoutedOperator[], callRouting: CallRouting): RouteDecision {
  return decideRoute({
    callRouting,
    overflowDue: false,
    secondPass: false,
    excludedOperatorId: null,
    operators,
    rings: [],
  });
}

function toReachability(decision: RouteDecision): Reachability {
  if (decision.kind === 'CONSOLES') return Reachability.CONSOLE;
  return decision.kind === 'RING' ? Reachability.MOBILE : Reachability.NOBODY;
}

/** How a waiting chat is being offered now. */
export async function reachabilityOfRequest(
  services: Services,
  manager: EntityManager,
  chat: { departmentId: string; vanishedOperatorId: string | null; hasOpenRings: boolean },
): Promise<Reachability> {
  const { departmentId, vanishedOperatorId } = chat;
  if (await someoneAcceptsIn(services, manager, departmentId, vanishedOperatorId)) return Reachability.CONSOLE;
  return chat.hasOpenRings ? Reachability.MOBILE : Reachability.NOBODY;
}
