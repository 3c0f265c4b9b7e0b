import type { Caller } from '../access/caller.js';
import { forbidden } from '../errors.js';
import type { Services } from '../services.js';
import { CannedResponse } from './canned-response.entity.js';

/** What an operator may send, at the console or on their phone: the shared ones and their own, each by title. */
export async function listCannedResponses(services: Services, caller: Caller): Promise<CannedResponse[]> {
  if (caller.kind !== 'operator' && caller.kind !== 'phone') throw forbidden('Only operators may do this.');
  const { organizationId, operatorId } = caller;
  const found = await services.db.read
    .createQueryBuilder(CannedResponse, 'response')
    .where('response.organizationId = :organizationId', { organizationId })
    .andWhere('(response.operatorId IS NULL OR response.operatorId = :operatorId)', { operatorId })
    .getMany();
  return found.sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
}
