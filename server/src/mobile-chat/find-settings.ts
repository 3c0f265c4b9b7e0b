import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { forbidden, notFound } from '../errors.js';
import { Role } from '../vocabulary.js';
import { MobileChatSettings } from './mobile-chat.entity.js';

/**
 * The Mobile Chat settings that a caller may change: their own, or as an administrator those of an operator of the
 * organization. FORBIDDEN for a colleague's, NOT_FOUND for an operator of nobody's or another organization, whoever asks.
 */
export async function findSettings(
  manager: EntityManager,
  caller: OperatorCaller,
  operatorId: string | null | undefined,
): Promise<MobileChatSettings> {
  const wanted = operatorId ?? caller.operatorId;
  const settings = await manager.findOneBy(MobileChatSettings, {
    operatorId: wanted,
    organizationId: caller.organizationId,
  });
  if (!settings) throw notFound('operator');
  if (wanted !== caller.operatorId && caller.role !== Role.ADMINISTRATOR) {
    throw forbidden("Only administrators may change a colleague's Mobile Chat.");
  }
  return settings;
}
