import { IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { killRings } from '../rings/kill-rings.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';

/**
 * A phone asked for no more texts: no operator with this number is rung any more, in any organization, and what rings
 * there moves on at once. False where the number is nobody's or was stopped before.
 */
export async function stopNumber(services: Services, manager: EntityManager, phoneNumber: string): Promise<boolean> {
  const phones = await phonesOf(manager, { phoneNumber, stoppedAt: IsNull() });
  for (const { operatorId } of phones) {
    await manager.update(MobileChatSettings, { operatorId }, { stoppedAt: services.clock.now() });
    await killRings(services, manager, operatorId);
  }
  return phones.length > 0;
}

/** The same phone asked for texts again. False where nobody's was stopped. */
export async function restartNumber(services: Services, manager: EntityManager, phoneNumber: string): Promise<boolean> {
  const phones = await phonesOf(manager, { phoneNumber, stoppedAt: Not(IsNull()) });
  for (const { operatorId } of phones) {
    await manager.update(MobileChatSettings, { operatorId }, { stoppedAt: null });
    await rerouteOperator(services, manager, operatorId);
  }
  return phones.length > 0;
}

/** In one order everywhere, so that two of these never wait for each other. */
function phonesOf(manager: EntityManager, where: FindOptionsWhere<MobileChatSettings>): Promise<MobileChatSettings[]> {
  return manager.find(MobileChatSettings, { where, order: { operatorId: 'ASC' } });
}
