import { Department } from '../departments/department.entity.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import { Site } from '../sites/site.entity.js';

/** The operators of an organization: active ones first, then by name. */
export async function operatorsOf(services: Services, organizationId: string): Promise<Operator[]> {
  const operators = await services.db.read.findBy(Operator, { organizationId });
  return operators.sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b));
}

/** The departments of an organization: those in use first, then by name. */
export async function departmentsOf(services: Services, organizationId: string): Promise<Department[]> {
  const departments = await services.db.read.findBy(Department, { organizationId });
  return departments.sort((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || byName(a, b));
}

/** The sites of an organization, by name. */
export async function sitesOf(services: Services, organizationId: string): Promise<Site[]> {
  return (await services.db.read.findBy(Site, { organizationId })).sort(byName);
}

function byName(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}
