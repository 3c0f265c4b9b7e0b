import type { EntityManager } from 'typeorm';
import { endPendingRings } from '../rings/end-rings.js';
import { capacityFreed } from '../routing/capacity-freed.js';
import type { Services } from '../services.js';
import { ChatStatus, RingStatus, type ChatChannel } from '../vocabulary.js';
import { setActiveDeadlines } from './active-deadlines.js';
import { announceChat } from './announce.js';
import { Chat } from './chat.entity.js';
import { clearDeadlines } from './deadlines.js';

/** Who takes a chat, from where, and from which state. */
export interface Taking {
  operatorId: string;
  channel: ChatChannel;
  /** WAITING for a request; ACTIVE where a transfer or rescue is taken. */
  from: typeof ChatStatus.WAITING | typeof ChatStatus.ACTIVE;
}

/**
 * Gives a chat to an operator: one conditional UPDATE, whose one changed row is the one winner; in the same transaction
 * every other ring is rescinded. False where somebody was faster.
 */
export async function takeChat(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  taking: Taking,
): Promise<boolean> {
  const now = services.clock.now();
  const changes = {
    status: ChatStatus.ACTIVE,
    operatorId: taking.operatorId,
    channel: taking.channel,
    departmentId: chat.transferDepartmentId ?? chat.departmentId,
    assignment: chat.assignment + 1,
    acceptedAt: now,
    operatorSeenAt: now,
    operatorSpokeAt: null,
    transferEndedAt: null,
    vanishedOperatorId: null,
    transferDepartmentId: null,
    transferOperatorId: null,
    ringsUntil: null,
  };
  const { affected } = await manager
    .createQueryBuilder()
    .update(Chat)
    .set(changes)
    .where('id = :id AND status = :from AND assignment = :assignment', {
      id: chat.id,
      from: taking.from,
      assignment: chat.assignment,
    })
    .execute();
  if (affected !== 1) return false;
  const was = { ...chat };
  Object.assign(chat, changes);
  await endPendingRings(services, manager, chat, RingStatus.RESCINDED);
  clearDeadlines(manager, chat.id);
  setActiveDeadlines(services, manager, chat);
  announceChat(services, { ...chat, transferDepartmentId: was.departmentId });
  await capacityFreed(services, manager, was);
  return true;
}
