import type { EntityManager } from 'typeorm';
import { loggedInOperatorIds } from '../presence/presence.queries.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus } from '../vocabulary.js';
import { Chat } from './chat.entity.js';
import { lockChat, lockDepartmentsOfChats } from './locked-chat.js';
import { rescueChat } from './rescue-chat.js';

/**
 * An operator's sign-in ended while its console was open: what they had at the console gets a new round at once, unless
 * another console of theirs is open (domain.md, "operator deactivated, or their session revoked, mid-chat"). What they have on
 * the phone stays: its link is a key of its own.
 */
export async function releaseChats(services: Services, manager: EntityManager, operatorId: string): Promise<void> {
  if ((await loggedInOperatorIds(manager, [operatorId], services.clock.now())).has(operatorId)) return;
  const where = { operatorId, status: ChatStatus.ACTIVE, channel: ChatChannel.CONSOLE };
  const held = (await manager.find(Chat, { where, select: { id: true } })).map(({ id }) => id).sort();
  await lockDepartmentsOfChats(manager, held);
  for (const id of held) {
    const chat = await lockChat(manager, id);
    const isTheirs = chat?.status === ChatStatus.ACTIVE && chat.operatorId === operatorId;
    if (isTheirs && chat.channel === ChatChannel.CONSOLE) await rescueChat(services, manager, chat);
  }
}
