import type { EntityManager } from 'typeorm';
import { later } from './together.js';

/**
 * Serialises the routing of a department until the transaction ends (domain.md, "When two things happen at once"): from the
 * next statement on, with which it is sent. An UPDATE, because it takes the row on every database. Lock order: department,
 * chat, rings.
 */
export function lockDepartment(manager: EntityManager, departmentId: string): void {
  takeTurns(manager, departmentId, 1);
}

/** Takes the department likewise, and so many of its turns. */
export function takeTurns(manager: EntityManager, departmentId: string, count: number): void {
  later(manager, { sql: 'UPDATE department SET turn = turn + ? WHERE id = ?', values: [count, departmentId] });
}
