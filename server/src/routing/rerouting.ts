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
  for (const departmentId of [...new Set(departmentIds)].sort()) await lockDepartment(manager, departmentId);
  const waiting = await manager.find(Chat, {
    where: { departmentId: In(departmentIds), status: ChatStatus.WAITING },
    order: { id: 'ASC' },
  });
  for (const chat of waiting) {
    await applyRoute(services, manager, chat);
    if (chat.status === ChatStatus.WAITING) announceReachability(services, chat);
  }
  services.db.afterCommit(() => services.engine.wake());
}

/** The visitor is told whether consoles or phones are asked now. */
function announceReachability(services: Services, chat: Chat): void {
  announceChat(services, chat);
}
