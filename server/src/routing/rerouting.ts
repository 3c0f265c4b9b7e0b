import { In, type EntityManager } from 'typeorm';
import { announceChat } from '../chat/announce.js';
import { Chat } from '../chat/chat.entity.js';
import { lockDepartment } from '../db/locks.js';
import { DepartmentOperator } from '../departments/department-operator.entity.js';
import type { Services } from '../services.js';
import { ChatStatus } from '../vocabulary.js';
import { applyRoute } from './apply-route.js';

/**
 * Decides afresh for every request that waits in an operator's departments: log-in, log-out, away and settings that
 * change the answer pass through here, in the transaction that makes the change.
 */
export async function rerouteOperator(services: Services, manager: EntityManager, operatorId: string): Promise<void> {
  const memberships = await manager.findBy(DepartmentOperator, { operatorId });
  const departmentIds = memberships.map(({ departmentId }) => departmentId);
  await rerouteDepartments(services, manager, departmentIds);
}

/** The same for departments, e.g. those an operator was taken out of. */
export async function rerouteDepartments(
  services: Services,
  manager: EntityManager,
  departmentIds: string[],
): Promise<void> {
  if (departmentIds.length === 0) return;
  for (const departmentId of [...new Set(departmentIds)].sort()) lockDepartment(manager, departmentId);
  const waiting = await manager.find(Chat, {
    where: { departmentId: In(departmentIds), status: ChatStatus.WAITING },
    order: { id: 'ASC' },
  });
  for (const chat of waiting) await rerouteChat(services, manager, chat);
  services.db.afterCommit(() => services.engine.wake());
}

/**
 * Decides afresh for one request that waits: what was not sent yet and would be wrong now is withdrawn, and the visitor is told
 * whether consoles or phones are asked. The caller holds the department's lock.
 */
export async function rerouteChat(services: Services, manager: EntityManager, chat: Chat): Promise<void> {
  await applyRoute(services, manager, chat);
  if (chat.status === ChatStatus.WAITING) announceChat(services, chat);
}
