import { In, type EntityManager } from 'typeorm';
import { asHolder } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { plusSeconds } from '../clock.js';
import { lockDepartment } from '../db/locks.js';
import { badInput, conflict, forbidden, notFound } from '../errors.js';
import { applyRoute } from '../routing/apply-route.js';
import { loadOperators } from '../routing/load-operators.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, DeadlineKind, RingStatus } from '../vocabulary.js';
import { endPendingRings } from '../rings/end-rings.js';
import { announceChat } from './announce.js';
import { Chat } from './chat.entity.js';
import { Deadline } from './deadline.entity.js';
import { setDeadline } from './deadlines.js';
import { endTransfer } from './end-transfer.js';
import { holdsIt, requireChat } from './find-chat.js';
import { lockChat } from './locked-chat.js';
import { endRescue, isBeingRescued } from './rescue-chat.js';
import { takeChat } from './take-chat.js';
import { transferTarget, type TransferTarget } from './transfer-target.js';

/** What a transfer came to (contract, TransferChatResult). */
export type TransferResult =
  | { kind: 'TRANSFERRED'; chat: Chat }
  | { kind: 'RINGING'; chat: Chat; until: Date }
  | { kind: 'NOBODY'; departmentId: string };

/** A chat, and exactly one of a department and an operator it goes to. */
export interface TransferRequest {
  chatId: string;
  departmentId?: string | null;
  operatorId?: string | null;
}

/**
 * Hands a chat over: at once to somebody at the console, by a ring to somebody away while the sender keeps the chat
 * (contract, TransferChatResult). Asked again while that rings, it rings nobody anew. By an operator at the console, or by the
 * phone that has it. FORBIDDEN to an operator who does not have it, CONFLICT unless it is ACTIVE.
 */
export async function transferChat(
  services: Services,
  caller: Caller,
  request: TransferRequest,
): Promise<TransferResult> {
  const { operatorId, organizationId } = asHolder(caller);
  const seen = await requireChat(services, caller, request.chatId);
  const target = await transferTarget(services, organizationId, request, seen);
  return services.db.write(async (manager) => {
    for (const id of [seen.departmentId, target.departmentId].sort()) lockDepartment(manager, id);
    const chat = await lockChat(manager, seen.id);
    if (!chat) throw notFound('chat');
    if (chat.status !== ChatStatus.ACTIVE) throw conflict('Only a chat that somebody has can be transferred.');
    if (!holdsIt(caller, chat)) throw forbidden('Only whoever has a chat can transfer it.');
    if (target.operatorId === operatorId) throw badInput('operatorId', 'You have this chat already.');
    return carryOut(services, manager, chat, target);
  });
}

async function carryOut(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  target: TransferTarget,
): Promise<TransferResult> {
  // Whose phone rings because they vanished, and who hands over: they are there.
  if (isBeingRescued(chat)) await endRescue(services, manager, chat);
  const colleague = await atConsole(services, manager, chat, target);
  const rings = ringsUntil(chat, target, services.clock.now());
  // Asked again, perhaps because the answer was lost: no phone buzzes twice for one transfer.
  if (colleague === null && rings) return { kind: 'RINGING', chat, until: rings };
  await openRound(services, manager, chat, target);
  if (colleague !== null) {
    const taking = { operatorId: colleague, channel: ChatChannel.CONSOLE, from: ChatStatus.ACTIVE };
    await takeChat(services, manager, chat, taking);
    return { kind: 'TRANSFERRED', chat };
  }
  const decision = await applyRoute(services, manager, chat);
  if (decision.kind !== 'RING') {
    await endTransfer(services, manager, chat);
    return { kind: 'NOBODY', departmentId: target.departmentId };
  }
  const until = chat.ringsUntil ?? services.clock.now();
  setDeadline(manager, chat, DeadlineKind.RING_ENDS, until);
  announceChat(services, chat);
  return { kind: 'RINGING', chat, until };
}

/** Until when the target's phones ring for this chat already; null where they do not. */
function ringsUntil(chat: Chat, target: TransferTarget, now: Date): Date | null {
  if (chat.transferDepartmentId !== target.departmentId || chat.transferOperatorId !== target.operatorId) return null;
  return chat.ringsUntil !== null && chat.ringsUntil > now ? chat.ringsUntil : null;
}

/** Who of the target is at the console and accepting; of several the one with the fewest chats. */
async function atConsole(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  target: TransferTarget,
): Promise<string | null> {
  const operators = await loadOperators(services, manager, target.departmentId);
  const accepting = operators
    .filter(({ id, active, accepting }) => active && accepting && id !== chat.operatorId)
    .filter(({ id }) => target.operatorId === null || id === target.operatorId);
  const load = new Map<string, number>();
  for (const { id } of accepting) {
    load.set(id, await manager.countBy(Chat, { operatorId: id, status: ChatStatus.ACTIVE }));
  }
  const [first] = accepting.sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0));
  return first?.id ?? null;
}

/** A new round of rings, for the target alone; an earlier transfer that still rang is over. */
async function openRound(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  target: TransferTarget,
): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.RESCINDED);
  await manager.delete(Deadline, { chatId: chat.id, kind: In([DeadlineKind.RING_ENDS, DeadlineKind.RING_TIMEOUT]) });
  const seconds = target.operatorId === null ? chat.maximumWaitSeconds : chat.ringTimeoutSeconds;
  const round = {
    round: chat.round + 1,
    transferDepartmentId: target.departmentId,
    transferOperatorId: target.operatorId,
    ringsUntil: plusSeconds(services.clock.now(), seconds),
  };
  await manager.update(Chat, { id: chat.id }, round);
  Object.assign(chat, round);
}
