import { In } from 'typeorm';
import { checkSiteOrigin } from '../access/site-origin.rules.js';
import type { Row } from '../db/exchange.js';
import { columnsOf } from '../db/raw-rows.js';
import { Department } from '../departments/department.entity.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { SiteDepartment } from './site-department.entity.js';
import { Site } from './site.entity.js';

/**
 * The site of a key, for a page that carries its widget. NOT_FOUND for an unknown key and for the demo where none is
 * served; FORBIDDEN from an origin that the site does not allow.
 */
export async function publicSite(services: Services, origin: string | null, key: string): Promise<Site> {
  const { site } = await seenFrom(services, origin, { siteKey: key, departmentId: '' });
  return site;
}

/** The same, where it offers the department: NOT_FOUND for one that it does not. */
export async function offeredSite(services: Services, origin: string | null, asked: Asked): Promise<Site> {
  const { site, offers } = await seenFrom(services, origin, asked);
  if (!offers) throw notFound('department');
  return site;
}

/** What a page asks for. */
interface Asked {
  siteKey: string;
  departmentId: string;
}

const COLUMNS = [
  'id',
  'organizationId',
  'key',
  'name',
  'allowedOrigins',
  'widget',
  'createdAt',
] satisfies (keyof Site)[];

/** By one read: every request for a chat begins with it. */
async function seenFrom(services: Services, origin: string | null, { siteKey, departmentId }: Asked) {
  const { read } = services.db;
  const columns = columnsOf(read.connection, Site, 's', COLUMNS);
  const [row] = await read.query<Row[]>(
    `SELECT ${columns.sql}, g.is_demo AS isDemo,
      EXISTS (SELECT 1 FROM site_department o JOIN department d ON d.id = o.department_id
        WHERE o.site_id = s.id AND d.id = ? AND d.organization_id = s.organization_id) AS offers
      FROM site s JOIN organization g ON g.id = s.organization_id WHERE s.key = ?`,
    [departmentId, siteKey],
  );
  if (!row || (row.isDemo === 1 && !services.settings.demo)) throw notFound('site');
  const site = Object.assign(new Site(), columns.read(row));
  checkSiteOrigin(origin, site, services.settings);
  return { site, offers: row.offers === 1 };
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
