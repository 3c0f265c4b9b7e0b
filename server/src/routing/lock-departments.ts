import type { EntityManager } from 'typeorm';
import { lockDepartment } from '../db/locks.js';
import { ask } from '../db/together.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';

/**
 * Serialises the routing of all departments of an operator until the transaction ends. Taken before the operator's own row:
 * routing refers to operators while it holds a department, and must not be met from the other side.
 */
export async function lockDepartmentsOf(manager: EntityManager, operatorId: string): Promise<void> {
  const memberships = await manager.findBy(DepartmentOperator, { operatorId });
  for (const id of memberships.map(({ departmentId }) => departmentId).sort()) lockDepartment(manager, id);
  await ask(manager);
}
