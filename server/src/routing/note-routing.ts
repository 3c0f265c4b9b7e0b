import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { ChatStatus, RoutingNoteKind, RoutingReasonCode } from '../vocabulary.js';
import { explain } from './explain.js';
import { worthKeeping } from './reason.rules.js';
import { byTurn } from './ringable.rules.js';
import { someoneAccepts, type RouteDecision, type RouteSnapshot } from './route.rules.js';
import { RoutingNote } from './routing-note.entity.js';

/** Writes down how a request that waits is offered from now on, where that is not as before, and why phones stay silent. */
export async function noteRouting(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  { snapshot, decision }: { snapshot: RouteSnapshot; decision: RouteDecision },
): Promise<void> {
  if (chat.status !== ChatStatus.WAITING) return;
  const kind = kindOf(snapshot, decision);
  const { id: chatId, organizationId, round } = chat;
  const last = await manager.findOne(RoutingNote, { where: { chatId }, order: { id: 'DESC' } });
  if (last?.kind === kind && last.round === round) return;
  const told = await reasonsOf(services, manager, snapshot, decision);
  // Once phones ring beside the consoles, a colleague there keeps none of them silent.
  const reasons = told.filter(
    ({ code }) => kind !== RoutingNoteKind.OVERFLOW || code !== RoutingReasonCode.COLLEAGUE_ACCEPTING,
  );
  const at = services.clock.now();
  await manager.insert(RoutingNote, { id: newId(), organizationId, chatId, round, kind, at, ...worthKeeping(reasons) });
}

function kindOf(snapshot: RouteSnapshot, decision: RouteDecision): RoutingNoteKind {
  switch (decision.kind) {
    case 'RING':
    case 'RINGING':
      return someoneAccepts(snapshot) ? RoutingNoteKind.OVERFLOW : RoutingNoteKind.PHONES;
    case 'CONSOLES':
      return RoutingNoteKind.CONSOLES;
    case 'LATE_TAP_ONLY':
      return RoutingNoteKind.ALL_ASKED;
    case 'NOBODY':
      return RoutingNoteKind.NOBODY;
  }
}

/** Of those who are not asked, nor were in this round: of the others their rings tell. */
async function reasonsOf(
  services: Services,
  manager: EntityManager,
  { operators, callRouting, rings, excludedOperatorId }: RouteSnapshot,
  decision: RouteDecision,
): Promise<RoutingNote['reasons']> {
  const asked = new Set([
    ...rings.map(({ operatorId }) => operatorId),
    ...(decision.kind === 'RING' ? decision.operatorIds : []),
    ...(excludedOperatorId === null ? [] : [excludedOperatorId]),
  ]);
  const inTurn = [...operators].sort(byTurn);
  const reasons = await explain(services, manager, { inTurn, callRouting });
  return reasons.filter(({ operatorId }) => !asked.has(operatorId));
}
