import type { OperatorCaller } from '../access/caller.js';
import type { Services } from '../services.js';
import { cleanLine } from '../text.rules.js';
import { Organization } from './organization.entity.js';

/** Renames the caller's organization; what is left out stays. */
export async function updateOrganization(
  services: Services,
  caller: OperatorCaller,
  input: { name?: string | null },
): Promise<Organization> {
  const name = input.name == null ? null : cleanLine('name', input.name);
  return services.db.write(async (manager) => {
    if (name !== null) await manager.update(Organization, { id: caller.organizationId }, { name });
    return manager.findOneByOrFail(Organization, { id: caller.organizationId });
  });
}
