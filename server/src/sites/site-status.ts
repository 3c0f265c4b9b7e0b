import type { DepartmentStatus } from '../departments/department-status.type.js';
import { reachabilityOf } from '../routing/reachability.js';
import type { Services } from '../services.js';
import { Reachability } from '../vocabulary.js';
import type { Site } from './site.entity.js';
import { offeredDepartments } from './site.queries.js';

/** The departments a site offers, and how each can be reached at this moment. */
export async function siteStatus(services: Services, site: Site): Promise<DepartmentStatus[]> {
  const departments = await offeredDepartments(services, site);
  const reachability = await reachabilityOf(
    services,
    departments.map(({ id }) => id),
  );
  return Promise.all(
    departments.map(async ({ id, name }) => {
      const offered = reachability.get(id) ?? Reachability.NOBODY;
      const usualAnswerSeconds = await services.answerTimes.usual(services, id, offered);
      return { id, name, reachability: offered, usualAnswerSeconds };
    }),
  );
}
