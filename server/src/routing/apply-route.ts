import type { EntityManager } from 'typeorm';
import { announceRings } from '../chat/announce.js';
import type { Chat } from '../chat/chat.entity.js';
import { missChat } from '../chat/close-chat.js';
import { setDeadline } from '../chat/deadlines.js';
import { plusSeconds } from '../clock.js';
import { nextTurn } from '../db/locks.js';
import { startRing } from '../rings/start-ring.js';
import { withdrawUnsent } from '../rings/withdraw-unsent.js';
import type { Services } from '../services.js';
import { CallRouting, ChatStatus, DeadlineKind } from '../vocabulary.js';
import { noteRouting } from './note-routing.js';
import { decideRoute, type RouteDecision, type RouteSnapshot } from './route.rules.js';
import { loadSnapshot } from './snapshot.js';

/**
 * Decides afresh for a chat that WAITS and carries the decision out, in the transaction that holds its department's
 * lock: what is still unsent and right no more is withdrawn, rings are started, or the request is MISSED at once where nobody can be reached.
 */
export async function applyRoute(services: Services, manager: EntityManager, chat: Chat): Promise<RouteDecision> {
  let snapshot = await loadSnapshot(services, manager, chat);
  if (await withdrawUnsent(services, manager, chat, snapshot)) snapshot = await loadSnapshot(services, manager, chat);
  const decision = decideRoute(snapshot);
  await noteRouting(services, manager, chat, { snapshot, decision });
  if (decision.kind === 'RING') await startRings(services, manager, chat, decision);
  if (decision.kind === 'NOBODY' && chat.status === ChatStatus.WAITING) await missChat(services, manager, chat);
  await lookAgainWhenDutyChanges(manager, chat, snapshot);
  return decision;
}

/**
 * A shift begins or ends, or a snooze ends, while the visitor waits: somebody may be ringable then who is not now, or the other
 * way round. A deadline of the request's own, so that whichever process is there looks at it.
 */
async function lookAgainWhenDutyChanges(
  manager: EntityManager,
  chat: Chat,
  { operators }: RouteSnapshot,
): Promise<void> {
  if (chat.status !== ChatStatus.WAITING) return;
  const next = Math.min(...operators.flatMap(({ changesAt }) => changesAt?.getTime() ?? []));
  if (next < chat.waitingUntil.getTime()) await setDeadline(manager, chat, DeadlineKind.DUTY_CHANGES, new Date(next));
}

async function startRings(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  { operatorIds, pass }: Extract<RouteDecision, { kind: 'RING' }>,
): Promise<void> {
  const departmentId = chat.transferDepartmentId ?? chat.departmentId;
  // The wait is over, and its deadline about to say so: what would ring now could not be sent any more.
  if (chat.status === ChatStatus.WAITING && chat.waitingUntil <= services.clock.now()) return;
  for (const operatorId of operatorIds) {
    const turn = await nextTurn(manager, departmentId);
    const ringsUntil = ringEnd(chat, services.clock.now());
    const ring = await startRing(services, manager, chat, { operatorId, pass, departmentId, turn, ringsUntil });
    if (chat.callRouting === CallRouting.ROUND_ROBIN) {
      await setDeadline(manager, chat, DeadlineKind.RING_TIMEOUT, ringsUntil, ring.id);
    }
  }
  announceRings(services, chat.id);
}

/** Round robin rings one phone for ringTimeoutSeconds, Ring All all of them until the wait is over. */
function ringEnd(chat: Chat, now: Date): Date {
  const end = chat.status === ChatStatus.WAITING ? chat.waitingUntil : (chat.ringsUntil ?? now);
  if (chat.callRouting === CallRouting.RING_ALL) return end;
  return new Date(Math.min(end.getTime(), plusSeconds(now, chat.ringTimeoutSeconds).getTime()));
}
