import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { endPendingRings } from '../rings/end-rings.js';
import { applyRoute } from '../routing/apply-route.js';
import type { Services } from '../services.js';
import { DeadlineKind, RingStatus } from '../vocabulary.js';
import { announceChat } from './announce.js';
import { backToWaiting } from './back-to-waiting.js';
import { Chat } from './chat.entity.js';
import { clearDeadlines, setDeadline } from './deadlines.js';
import { setActiveDeadlines } from './active-deadlines.js';
import { holdLines } from './locked-chat.js';

/**
 * A new round for an ACTIVE chat whose operator vanished: their phone rings once more while the chat stays theirs; where it
 * may not ring, the chat waits again at once. The caller holds the department's lock.
 */
export async function rescueChat(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.RESCINDED);
  clearDeadlines(manager, chat.id);
  const round = {
    round: chat.round + 1,
    ringsUntil: plusSeconds(services.clock.now(), chat.ringTimeoutSeconds),
    transferDepartmentId: null,
    transferOperatorId: null,
  };
  await manager.update(Chat, { id: chat.id }, round);
  Object.assign(chat, round);
  const decision = await applyRoute(services, manager, chat);
  if (decision.kind !== 'RING') {
    await backToWaiting(services, manager, chat);
    return;
  }
  setDeadline(manager, chat, DeadlineKind.RING_ENDS, round.ringsUntil);
  announceChat(services, chat);
}

/** The holder showed life while their rescue rang: it is over, the chat was theirs all along. */
export async function endRescue(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await endPendingRings(services, manager, chat, RingStatus.RESCINDED);
  await manager.update(Chat, { id: chat.id }, { ringsUntil: null });
  chat.ringsUntil = null;
  clearDeadlines(manager, chat.id);
  setActiveDeadlines(services, manager, chat);
  announceChat(services, chat);
}

/**
 * The rescue ring was not taken: the chat waits again, unless its operator wrote while it rang (domain.md, "rescue and the
 * operator's message at the same moment: the message wins").
 */
export async function giveUpRescue(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await holdLines(manager, chat);
  const rangFrom = chat.ringsUntil && plusSeconds(chat.ringsUntil, -chat.ringTimeoutSeconds);
  const spoke = rangFrom !== null && chat.operatorSpokeAt !== null && chat.operatorSpokeAt > rangFrom;
  if (spoke) await endRescue(services, manager, chat);
  else await backToWaiting(services, manager, chat);
}

/** Whether the phone of a vanished operator rings now. */
export function isBeingRescued(chat: {
  ringsUntil: Date | string | null;
  transferDepartmentId: string | null;
}): boolean {
  return chat.ringsUntil !== null && chat.transferDepartmentId === null;
}
