import { RoutingReasonCode } from '../vocabulary.js';
import { reasonFor } from './reason.rules.js';
import { someoneAccepts, type RouteSnapshot } from './route.rules.js';

/** Why a ring that was not sent yet is right no more, in words for its timeline; null where the rule does not say. */
export function whyWithdrawn(snapshot: RouteSnapshot, operatorId: string): string | null {
  if (someoneAccepts(snapshot) && !snapshot.overflowDue) return 'Somebody at the console accepts chats';
  const operator = snapshot.operators.find(({ id }) => id === operatorId);
  if (!operator) return null;
  const { code, reason } = reasonFor(operator, { inTurn: [operator], callRouting: snapshot.callRouting });
  return code === RoutingReasonCode.WOULD_RING ? null : reason.replace(/\.$/, '');
}
