import { In, type EntityManager } from 'typeorm';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { findDepartments } from '../departments/find-departments.js';
import { rerouteDepartments } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { insertMemberships } from './new-operator.js';
import type { Operator } from './operator.entity.js';

/**
 * Makes these the operator's departments; in those that stay they keep their turn in the round robin. Requests that wait
 * in the others are decided afresh. Tells whether anything changed. Inside a transaction.
 */
export async function changeDepartments(
  services: Services,
  manager: EntityManager,
  operator: Operator,
  departmentIds: string[],
): Promise<boolean> {
  const wanted = (await findDepartments(manager, operator.organizationId, departmentIds)).map(({ id }) => id);
  const present = (await manager.findBy(DepartmentOperator, { operatorId: operator.id })).map(
    (row) => row.departmentId,
  );
  const left = present.filter((id) => !wanted.includes(id));
  const joined = wanted.filter((id) => !present.includes(id));
  if (left.length > 0) await manager.delete(DepartmentOperator, { operatorId: operator.id, departmentId: In(left) });
  await insertMemberships(manager, operator, joined);
  await rerouteDepartments(services, manager, [...left, ...joined]);
  return left.length + joined.length > 0;
}
