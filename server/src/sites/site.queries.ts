import { In } from 'typeorm';
import { checkSiteOrigin } from '../access/site-origin.rules.js';
import { Department } from '../departments/department.entity.js';
import { notFound } from '../errors.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { SiteDepartment } from './site-department.entity.js';
import { Site } from './site.entity.js';

/**
 * The site of a key, for a page that carries its widget. NOT_FOUND for an unknown key and for the demo where none is
 * served; FORBIDDEN from an origin that the site does not allow.
 */
export async function publicSite(services: Services, origin: string | null, key: string): Promise<Site> {
  const site = await services.db.read.findOneBy(Site, { key });
  if (!site || !(await mayBeServed(services, site))) throw notFound('site');
  checkSiteOrigin(origin, site, services.settings);
  return site;
}

async function mayBeServed(services: Services, site: Site): Promise<boolean> {
  if (services.settings.demo) return true;
  return services.db.read.existsBy(Organization, { id: site.organizationId, isDemo: false });
}

/** The departments that a site offers now, in its order: archived ones are not. */
export async function offeredDepartments(services: Services, site: Site): Promise<Department[]> {
  const rows = await services.db.read.find(SiteDepartment, { where: { siteId: site.id }, order: { position: 'ASC' } });
  const departments = await services.db.read.findBy(Department, { id: In(rows.map((row) => row.departmentId)) });
  const byId = new Map(departments.map((department) => [department.id, department]));
  return rows
    .map((row) => byId.get(row.departmentId))
    .filter((department): department is Department => department !== undefined && department.archivedAt === null);
}
