import type { EntityManager } from 'typeorm';
import { ChatToken } from '../access/chat-token.entity.js';
import { Ring } from '../rings/ring.entity.js';
import { capacityFreed } from '../routing/capacity-freed.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, ChatTokenKind, RingStatus } from '../vocabulary.js';
import { announceChat } from './announce.js';
import { Chat } from './chat.entity.js';
import { endRescue, isBeingRescued } from './rescue-chat.js';

/** Moves an ACTIVE chat of one operator to their console or phone; where it is there already nothing changes. */
export async function moveChat(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  channel: ChatChannel,
): Promise<void> {
  if (chat.channel !== channel) await takeUpAnew(services, manager, chat, channel);
}

/**
 * The operator who has an ACTIVE chat goes on with it somewhere else. It stays theirs, with the time they accepted; the
 * assignment counts on, so that whatever the place it left still writes changes nothing, and the phone's tokens die. The link
 * they have of it goes along. The caller holds the department's lock.
 */
export async function takeUpAnew(
  services: Services,
  manager: EntityManager,
  chat: Chat,
  channel: ChatChannel,
): Promise<void> {
  if (chat.operatorId === null) return;
  const { id, operatorId, assignment } = chat;
  const was = { ...chat };
  const changes = { channel, assignment: assignment + 1, operatorSeenAt: services.clock.now() };
  const { affected } = await manager
    .createQueryBuilder()
    .update(Chat)
    .set(changes)
    .where('id = :id AND status = :active AND assignment = :assignment', { id, active: ChatStatus.ACTIVE, assignment })
    .execute();
  if (affected !== 1) throw new Error('a chat changed under its lock');
  Object.assign(chat, changes);
  const theirs = { chatId: id, operatorId, status: RingStatus.ACCEPTED, assignment };
  await manager.update(Ring, theirs, { assignment: chat.assignment });
  await manager.delete(ChatToken, { chatId: id, operatorId, kind: ChatTokenKind.MOBILE });
  if (isBeingRescued(chat)) await endRescue(services, manager, chat);
  announceChat(services, chat);
  if (was.channel !== channel) await capacityFreed(services, manager, was);
}
