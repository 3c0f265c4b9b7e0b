import { asOperator } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { keysetPage, type Page } from '../db/keyset-page.js';
import type { Services } from '../services.js';
import { Role } from '../vocabulary.js';
import { OfflineMessage } from './offline-message.entity.js';

/** A page of the messages that visitors left for the operator's departments (an administrator's: all), newest first. */
export async function listOfflineMessages(
  services: Services,
  caller: Caller,
  page: { first: number; after: string | null },
): Promise<Page<OfflineMessage>> {
  const { role, organizationId, departmentIds } = asOperator(caller);
  const query = services.db.read
    .createQueryBuilder(OfflineMessage, 'message')
    .where('message.organizationId = :organizationId', { organizationId });
  if (role !== Role.ADMINISTRATOR && departmentIds.length === 0) query.andWhere('1 = 0');
  else if (role !== Role.ADMINISTRATOR)
    query.andWhere('message.departmentId IN (:...departmentIds)', { departmentIds });
  return keysetPage(query, page.first, page.after);
}
