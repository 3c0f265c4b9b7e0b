import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { findDepartments } from '../departments/find-departments.js';
import { notFound } from '../errors.js';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { cleanLine } from '../text.rules.js';
import { cleanOrigins } from './origin.rules.js';
import { SiteDepartment } from './site-department.entity.js';
import { Site } from './site.entity.js';
import { changedWidget, widgetOf, type WidgetChange } from './widget-settings.rules.js';

/** Makes a site with a key of its own. NOT_FOUND for an unknown department. */
export async function createSite(
  services: Services,
  caller: OperatorCaller,
  input: { name: string; allowedOrigins: string[]; departmentIds: string[] },
): Promise<Site> {
  const name = cleanLine('name', input.name);
  const allowedOrigins = cleanOrigins(input.allowedOrigins);
  return services.db.write((manager) =>
    insertSite(manager, {
      organizationId: caller.organizationId,
      key: newKey(),
      name,
      allowedOrigins,
      departmentIds: input.departmentIds,
      now: services.clock.now(),
    }),
  );
}

/** Changes a site; what is left out stays. NOT_FOUND for another organization's. */
export async function updateSite(
  services: Services,
  caller: OperatorCaller,
  input: {
    id: string;
    name?: string | null;
    allowedOrigins?: string[] | null;
    departmentIds?: string[] | null;
    widget?: WidgetChange | null;
  },
): Promise<Site> {
  const change: Partial<Site> = {};
  if (input.name != null) change.name = cleanLine('name', input.name);
  if (input.allowedOrigins != null) change.allowedOrigins = cleanOrigins(input.allowedOrigins);
  return services.db.write(async (manager) => {
    const site = await manager.findOneBy(Site, { id: input.id, organizationId: caller.organizationId });
    if (!site) throw notFound('site');
    if (input.widget != null) change.widget = changedWidget(widgetOf(site), input.widget);
    if (Object.keys(change).length > 0) await manager.update(Site, { id: site.id }, change);
    if (input.departmentIds != null) await offer(manager, site, input.departmentIds);
    return Object.assign(site, change);
  });
}

/** Writes a site and what it offers; everything else was checked. Inside a transaction. */
export async function insertSite(
  manager: EntityManager,
  row: {
    organizationId: string;
    key: string;
    name: string;
    allowedOrigins: string[];
    departmentIds: string[];
    now: Date;
  },
): Promise<Site> {
  const { departmentIds, now, ...given } = row;
  const site = manager.create(Site, { id: newId(), ...given, widget: null, createdAt: now });
  await manager.insert(Site, site);
  await offer(manager, site, departmentIds);
  return site;
}

async function offer(manager: EntityManager, site: Site, departmentIds: string[]): Promise<void> {
  const departments = await findDepartments(manager, site.organizationId, departmentIds);
  await manager.delete(SiteDepartment, { siteId: site.id });
  for (const [position, { id: departmentId }] of departments.entries()) {
    await manager.insert(SiteDepartment, {
      siteId: site.id,
      departmentId,
      organizationId: site.organizationId,
      position,
    });
  }
}

/** Not a secret, but not to be met by counting. */
function newKey(): string {
  return randomBytes(9).toString('base64url').replace(/[-_]/g, 'x');
}
