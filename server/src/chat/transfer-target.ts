import { Department } from '../departments/department.entity.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { badInput, notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import type { Chat } from './chat.entity.js';
import type { TransferRequest } from './transfer-chat.js';

/** Where a chat goes: a department, or one operator of it. */
export interface TransferTarget {
  departmentId: string;
  operatorId: string | null;
}

/** The target named by exactly one of departmentId and operatorId, of the same organization. */
export async function transferTarget(
  services: Services,
  organizationId: string,
  request: TransferRequest,
  chat: Chat,
): Promise<TransferTarget> {
  const { departmentId = null, operatorId = null } = request;
  if ((departmentId === null) === (operatorId === null)) {
    throw badInput('departmentId', 'Name either a department or an operator.');
  }
  if (departmentId !== null) return departmentTarget(services, organizationId, departmentId);
  return operatorTarget(services, organizationId, operatorId ?? '', chat);
}

async function departmentTarget(services: Services, organizationId: string, id: string): Promise<TransferTarget> {
  const department = await services.db.read.findOneBy(Department, { id, organizationId });
  if (!department || department.archivedAt !== null) throw notFound('department');
  return { departmentId: id, operatorId: null };
}

/** The operator in the chat's own department where they belong to it, else in the first of theirs. */
async function operatorTarget(
  services: Services,
  organizationId: string,
  operatorId: string,
  chat: Chat,
): Promise<TransferTarget> {
  const operator = await services.db.read.findOneBy(Operator, { id: operatorId, organizationId });
  if (!operator?.active) throw notFound('operator');
  const memberships = await services.db.read.find(DepartmentOperator, {
    where: { operatorId },
    order: { departmentId: 'ASC' },
  });
  const ids = memberships.map(({ departmentId }) => departmentId);
  const departmentId = ids.includes(chat.departmentId) ? chat.departmentId : ids[0];
  if (departmentId === undefined) throw badInput('operatorId', 'This operator belongs to no department.');
  return { departmentId, operatorId };
}
