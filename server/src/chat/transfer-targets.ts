import { In, IsNull, Not } from 'typeorm';
import { asHolder } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import { Department } from '../departments/department.entity.js';
import { forbidden } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import { reachabilityBy } from '../routing/reachability.js';
import { isRingable, type RoutedOperator } from '../routing/ringable.rules.js';
import { loadOperators } from '../routing/load-operators.js';
import type { Services } from '../services.js';
import { Reachability } from '../vocabulary.js';
import { holdsIt, requireChat } from './find-chat.js';
import type { OperatorStatus, TransferTargets } from './transfer-targets.types.js';

/**
 * Where whoever has a chat may hand it, at the console or on a phone: names, and how each would be reached by that transfer.
 * FORBIDDEN to an operator who does not have it.
 */
export async function transferTargets(services: Services, caller: Caller, chatId: string): Promise<TransferTargets> {
  const { operatorId, organizationId } = asHolder(caller);
  const chat = await requireChat(services, caller, chatId);
  if (!holdsIt(caller, chat)) throw forbidden('Only whoever has a chat can transfer it.');
  const departments = await services.db.read.find(Department, {
    where: { organizationId, archivedAt: IsNull() },
    order: { name: 'ASC', id: 'ASC' },
  });
  const others = new Map<string, RoutedOperator>();
  const statuses = [];
  for (const { id, name } of departments) {
    const members = (await loadOperators(services, services.db.read, id)).filter((one) => one.id !== operatorId);
    for (const member of members) others.set(member.id, member);
    statuses.push({ id, name, reachability: reachabilityBy(members) });
  }
  return { departments: statuses, operators: await colleagues(services, organizationId, operatorId, others) };
}

async function colleagues(
  services: Services,
  organizationId: string,
  operatorId: string,
  routed: ReadonlyMap<string, RoutedOperator>,
): Promise<OperatorStatus[]> {
  const operators = await services.db.read.find(Operator, {
    where: { organizationId, active: true, id: Not(operatorId) },
    order: { name: 'ASC', id: 'ASC' },
  });
  const ids = operators.map(({ id }) => id);
  const memberships = await services.db.read.findBy(DepartmentOperator, { operatorId: In(ids) });
  const belonging = new Set(memberships.map((membership) => membership.operatorId));
  return operators
    .filter(({ id }) => belonging.has(id))
    .map(({ id, name }) => ({ id, name, reachability: reachabilityOfOne(routed.get(id)) }));
}

function reachabilityOfOne(operator: RoutedOperator | undefined): Reachability {
  if (operator?.accepting) return Reachability.CONSOLE;
  return operator && isRingable(operator) ? Reachability.MOBILE : Reachability.NOBODY;
}
