import type { OperatorCaller } from '../access/caller.js';
import type { Services } from '../services.js';
import { changedCallCenter, type CallCenterChange, type CallCenterSettings } from './call-center.rules.js';
import { Organization } from './organization.entity.js';

/** Changes Settings > Call Center; it governs the next request (domain.md, "When two things happen at once"). */
export async function updateCallCenter(
  services: Services,
  caller: OperatorCaller,
  change: CallCenterChange,
): Promise<CallCenterSettings> {
  return services.db.write(async (manager) => {
    const organization = await manager.findOneByOrFail(Organization, { id: caller.organizationId });
    const settings = changedCallCenter(organization, change);
    await manager.update(Organization, { id: caller.organizationId }, settings);
    return settings;
  });
}
