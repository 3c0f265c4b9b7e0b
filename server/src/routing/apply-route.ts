import type { EntityManager } from 'typeorm';
import { announceRings } from '../chat/announce.js';
import type { Chat } from '../chat/chat.entity.js';
import { missChat } from '../chat/close-chat.js';
import { addDeadlines, setDeadline } from '../chat/deadlines.js';
import { plusSeconds } from '../clock.js';
import { startRings } from '../rings/start-rings.js';
import { withdrawUnsent } from '../rings/withdraw-unsent.js';
import type { Services } from '../services.js';
import { CallRouting, ChatStatus, DeadlineKind } from '../vocabulary.js';
import { noteRouting } from './note-routing.js';
import { readGround, type RouteGround } from './route-ground.js';
import { decideRoute, type RouteDecision, type RouteSnapshot } from './route.rules.js';

/**
 * Decides afresh for a chat that WAITS and carries the decision out, in the transaction that holds its department's
 * lock: what is still unsent and right no more is withdrawn, rings are started, or the request is MISSED at once where nobody can be reached.
 */
export async function applyRoute(services: Services, manager: EntityManager, chat: Chat): Promise<RouteDecision> {
  const ground = await readGround(services, manager, chat);
  const withdrawn = await withdrawUnsent(services, manager, chat, ground.snapshot);
  return carryOut(services, manager, chat, withdrawn ? await readGround(services, manager, chat) : ground);
}

/** The same for a chat that is only being made, by what was read already. */
export async function carryOut(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  ground: RouteGround,
): Promise<RouteDecision> {
  const { snapshot } = ground;
  const decision = decideRoute(snapshot);
  await noteRouting(services, manager, chat, { ...ground, decision });
  if (decision.kind === 'RING') ringThem(services, manager, chat, ground, decision);
  if (decision.kind === 'NOBODY' && chat.status === ChatStatus.WAITING) await missChat(services, manager, chat);
  lookAgainWhenDutyChanges(manager, chat, snapshot);
  return decision;
}

/**
 * A shift begins or ends, or a snooze ends, while the visitor waits: somebody may be ringable then who is not now, or the other
 * way round. A deadline of the request's own, so that whichever process is there looks at it.
 */
function lookAgainWhenDutyChanges(manager: EntityManager, chat: Chat, { operators }: RouteSnapshot): void {
  if (chat.status !== ChatStatus.WAITING) return;
  const next = Math.min(...operators.flatMap(({ changesAt }) => changesAt?.getTime() ?? []));
  if (next < chat.waitingUntil.getTime()) setDeadline(manager, chat, DeadlineKind.DUTY_CHANGES, new Date(next));
}

function ringThem(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  { snapshot, words }: RouteGround,
  { operatorIds, pass }: Extract<RouteDecision, { kind: 'RING' }>,
): void {
  // The wait is over, and its deadline about to say so: what would ring now could not be sent any more.
  if (chat.status === ChatStatus.WAITING && chat.waitingUntil <= services.clock.now()) return;
  const ringsUntil = ringEnd(chat, services.clock.now());
  const byId = new Map(snapshot.operators.map((operator) => [operator.id, operator]));
  const operators = operatorIds.flatMap((id) => byId.get(id) ?? []);
  const rings = startRings(services, manager, chat, { operators, pass, ringsUntil, words });
  if (chat.callRouting === CallRouting.ROUND_ROBIN) {
    const kind = DeadlineKind.RING_TIMEOUT;
    const timeouts = rings.map(({ id: ringId }) => ({ kind, dueAt: ringsUntil, ringId }));
    addDeadlines(manager, chat, timeouts);
  }
  announceRings(services, chat.id);
}

/** Round robin rings one phone for ringTimeoutSeconds, Ring All all of them until the wait is over. */
function ringEnd(chat: Chat, now: Date): Date {
  const end = chat.status === ChatStatus.WAITING ? chat.waitingUntil : (chat.ringsUntil ?? now);
  if (chat.callRouting === CallRouting.RING_ALL) return end;
  return new Date(Math.min(end.getTime(), plusSeconds(now, chat.ringTimeoutSeconds).getTime()));
}
