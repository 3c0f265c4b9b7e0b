import { In, type EntityManager } from 'typeorm';
import { notFound } from '../errors.js';
import { Department } from './department.entity.js';

/** These departments of the organization, in this order, each once. NOT_FOUND where one is unknown or another's. */
export async function findDepartments(
  manager: EntityManager,
  organizationId: string,
  ids: string[],
): Promise<Department[]> {
  const wanted = [...new Set(ids)];
  const found = await manager.findBy(Department, { id: In(wanted), organizationId });
  const byId = new Map(found.map((department) => [department.id, department]));
  return wanted.map((id) => {
    const department = byId.get(id);
    if (!department) throw notFound('department');
    return department;
  });
}
