import { Department } from '../departments/department.entity.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { SiteDepartment } from './site-department.entity.js';
import type { Site } from './site.entity.js';
import { publicSite } from './site.queries.js';

/**
 * The site of a key, where it offers the department. NOT_FOUND for an unknown key, a department it does not offer, and the
 * demo where none is served; FORBIDDEN from an origin that the site does not allow.
 */
export async function offeredSite(
  services: Services,
  origin: string | null,
  asked: { siteKey: string; departmentId: string },
): Promise<Site> {
  const site = await publicSite(services, origin, asked.siteKey);
  const department = await services.db.read.findOneBy(Department, {
    id: asked.departmentId,
    organizationId: site.organizationId,
  });
  const offered = await services.db.read.existsBy(SiteDepartment, {
    siteId: site.id,
    departmentId: asked.departmentId,
  });
  if (!department || !offered) throw notFound('department');
  return site;
}
