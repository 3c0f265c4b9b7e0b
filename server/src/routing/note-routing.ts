import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import { insertOf, type Statement } from '../db/raw-sql.js';
import { later } from '../db/together.js';
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
  { snapshot, lastNote, decision }: { snapshot: RouteSnapshot; lastNote: LastNote | null; decision: RouteDecision },
): Promise<void> {
  if (chat.status !== ChatStatus.WAITING) return;
  const kind = kindOf(snapshot, decision);
  const { id: chatId, organizationId, round } = chat;
  if (lastNote?.kind === kind && lastNote.round === round) return;
  const told = await reasonsOf(services, manager, snapshot, decision);
  // Once phones ring beside the consoles, a colleague there keeps none of them silent.
  const reasons = told.filter(
    ({ code }) => kind !== RoutingNoteKind.OVERFLOW || code !== RoutingReasonCode.COLLEAGUE_ACCEPTING,
  );
  const at = services.clock.now();
  const note = { id: newId(), organizationId, chatId, round, kind, at, ...worthKeeping(reasons) };
  later(manager, insertOf(manager.connection, RoutingNote, [note]));
}

/** How a chat was offered last, and in which round. */
export type LastNote = Pick<RoutingNote, 'kind' | 'round'>;

/** LastNote, where there is any. */
export const lastNoteOf = (chatId: string): Statement => ({
  sql: 'SELECT kind, round FROM routing_note WHERE chat_id = ? ORDER BY id DESC LIMIT 1',
  values: [chatId],
});

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
