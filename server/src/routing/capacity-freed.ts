import type { EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus } from '../vocabulary.js';
import { rerouteOperator } from './rerouting.js';

/**
 * A chat left its holder. Where they had it on the phone and are below mobileCapacity again, requests that wait in their
 * departments are decided afresh. `was` is the chat as they had it; the caller has written the change.
 */
export async function capacityFreed(
  services: Services,
  manager: EntityManager,
  was: Pick<Chat, 'organizationId' | 'operatorId' | 'channel'>,
): Promise<void> {
  const { organizationId: id, operatorId, channel } = was;
  if (operatorId === null || channel !== ChatChannel.MOBILE) return;
  const { mobileCapacity } = await manager.findOneByOrFail(Organization, { id });
  const left = await manager.countBy(Chat, { operatorId, status: ChatStatus.ACTIVE, channel });
  if (left === mobileCapacity - 1) await rerouteOperator(services, manager, operatorId);
}
