import type { EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { endPendingRings } from '../rings/end-rings.js';
import { applyRoute } from '../routing/apply-route.js';
import { capacityFreed } from '../routing/capacity-freed.js';
import type { Services } from '../services.js';
import { ChatStatus, RingStatus } from '../vocabulary.js';
import { announceChat } from './announce.js';
import { Chat } from './chat.entity.js';
import { setWaitingDeadlines } from './waiting-deadlines.js';
import { clearDeadlines } from './deadlines.js';

/**
 * ACTIVE → WAITING: the operator vanished and did not take the rescue ring. A fresh maximumWaitSeconds, the same
 * transcript and visitor token, routed again without them (domain.md, "What the page leaves open").
 */
export async function backToWaiting(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  const now = services.clock.now();
  const was = { ...chat };
  await endPendingRings(services, manager, chat, RingStatus.TIMED_OUT);
  const changes = {
    status: ChatStatus.WAITING,
    vanishedOperatorId: chat.operatorId,
    operatorId: null,
    channel: null,
    acceptedAt: null,
    round: chat.round + 1,
    assignment: chat.assignment + 1,
    waitingSince: now,
    waitingUntil: plusSeconds(now, chat.maximumWaitSeconds),
    ringsUntil: null,
    transferDepartmentId: null,
    transferOperatorId: null,
  };
  await manager.update(Chat, { id: chat.id }, changes);
  Object.assign(chat, changes);
  clearDeadlines(manager, chat.id);
  setWaitingDeadlines(manager, chat);
  announceChat(services, chat);
  await applyRoute(services, manager, chat);
  await capacityFreed(services, manager, was);
}
