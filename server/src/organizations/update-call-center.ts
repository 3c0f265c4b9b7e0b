import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { Department } from '../departments/department.entity.js';
import { rerouteDepartments } from '../routing/rerouting.js';
import { awayLimitChanged } from '../presence/away.js';
import type { Services } from '../services.js';
import { changedCallCenter, type CallCenterChange, type CallCenterSettings } from './call-center.rules.js';
import { Organization } from './organization.entity.js';

/**
 * Changes Settings > Call Center; it governs the next request (domain.md, "When two things happen at once"). Only the
 * capacity, and how long one may be away, count at once: they say whose phone may ring, so what waits is decided afresh.
 */
export async function updateCallCenter(
  services: Services,
  caller: OperatorCaller,
  change: CallCenterChange,
): Promise<CallCenterSettings> {
  return services.db.write(async (manager) => {
    const organization = await manager.findOneByOrFail(Organization, { id: caller.organizationId });
    const settings = changedCallCenter(organization, change);
    await manager.update(Organization, { id: caller.organizationId }, settings);
    if (settings.mobileCapacity !== organization.mobileCapacity) await rerouteAll(services, manager, caller);
    if (settings.awayLogsOutMinutes !== organization.awayLogsOutMinutes) {
      await awayLimitChanged(services, manager, caller.organizationId);
    }
    return settings;
  });
}

async function rerouteAll(services: Services, manager: EntityManager, caller: OperatorCaller): Promise<void> {
  const departments = await manager.find(Department, {
    where: { organizationId: caller.organizationId },
    select: { id: true },
  });
  const ids = departments.map(({ id }) => id);
  await rerouteDepartments(services, manager, ids);
}
