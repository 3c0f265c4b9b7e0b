import type { EntityManager } from 'typeorm';
import { Department } from '../departments/department.entity.js';

/**
 * Serialises the routing of a department until the transaction ends (domain.md, "When two things happen at once"). An
 * UPDATE, because it takes the row on every database. Lock order: department, chat, rings.
 */
export async function lockDepartment(manager: EntityManager, departmentId: string): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(Department)
    .set({ turn: () => 'turn + 1' })
    .where('id = :departmentId', { departmentId })
    .execute();
}

/** Takes the department likewise, and returns its next turn. */
export async function nextTurn(manager: EntityManager, departmentId: string): Promise<number> {
  await lockDepartment(manager, departmentId);
  const { turn } = await manager.findOneOrFail(Department, { where: { id: departmentId }, select: { turn: true } });
  return turn;
}
