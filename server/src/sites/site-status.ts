import { reachabilityOf } from '../routing/reachability.js';
import type { Services } from '../services.js';
import { Reachability } from '../vocabulary.js';
import type { Site } from './site.entity.js';
import { offeredDepartments } from './site.queries.js';

/** The departments a site offers, and how each can be reached at this moment. */
export async function siteStatus(
  services: Services,
  site: Site,
): Promise<{ id: string; name: string; reachability: Reachability }[]> {
  const departments = await offeredDepartments(services, site);
  const reachability = await reachabilityOf(
    services,
    departments.map(({ id }) => id),
  );
  return departments.map(({ id, name }) => ({ id, name, reachability: reachability.get(id) ?? Reachability.NOBODY }));
}
