import type { EntityManager } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import { checkPassword, hashPassword } from '../access/passwords.js';
import { endOtherSessions } from '../access/sessions.js';
import { notFound } from '../errors.js';
import { operatorTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { cleanEmail, cleanLine } from '../text.rules.js';
import { Role } from '../vocabulary.js';
import { changeDepartments } from './change-departments.js';
import { deactivate, reactivate } from './deactivate.js';
import { unlessTaken } from './new-operator.js';
import { Operator } from './operator.entity.js';
import { keepAnAdministrator } from './seats.js';

/** A change of an operator; what is left out stays. */
interface OperatorChange {
  id: string;
  name?: string | null;
  email?: string | null;
  password?: string | null;
  role?: Role | null;
  active?: boolean | null;
  departmentIds?: string[] | null;
}

/**
 * Changes an operator of the caller's organization. A new password ends their other sessions, `active: false` everything
 * of theirs at once, `active: true` wants a free seat (SEATS_EXHAUSTED). CONFLICT for an e-mail in use and for the last
 * active administrator.
 */
export async function updateOperator(
  services: Services,
  caller: OperatorCaller,
  change: OperatorChange,
): Promise<Operator> {
  const columns = await changedColumns(change);
  return services.db.write(async (manager) => {
    const operator = await manager.findOneBy(Operator, { id: change.id, organizationId: caller.organizationId });
    if (!operator) throw notFound('operator');
    await checkAdministrators(manager, operator, change);
    if (Object.keys(columns).length > 0) {
      await unlessTaken(() => manager.update(Operator, { id: operator.id }, columns));
    }
    if (columns.passwordHash) await endOtherSessions(services, manager, operator, caller.sessionId);
    const moved = change.departmentIds
      ? await changeDepartments(services, manager, operator, change.departmentIds)
      : false;
    if (moved || (columns.role !== undefined && columns.role !== operator.role)) announceChange(services, operator.id);
    if (change.active === false && operator.active) await deactivate(services, manager, operator);
    if (change.active === true && !operator.active) await reactivate(services, manager, operator);
    return manager.findOneByOrFail(Operator, { id: operator.id });
  });
}

async function changedColumns(change: OperatorChange): Promise<Partial<Operator>> {
  const columns: Partial<Operator> = {};
  if (change.name != null) columns.name = cleanLine('name', change.name);
  if (change.email != null) columns.email = cleanEmail('email', change.email).toLowerCase();
  if (change.role != null) columns.role = change.role;
  if (change.password != null) columns.passwordHash = await hashPassword(checkPassword('password', change.password));
  return columns;
}

async function checkAdministrators(manager: EntityManager, operator: Operator, change: OperatorChange): Promise<void> {
  const isOne = operator.active && operator.role === Role.ADMINISTRATOR;
  const ceases = change.active === false || change.role === Role.OPERATOR;
  if (isOne && ceases) await keepAnAdministrator(manager, operator);
}

/** What the operator may do is asked anew on each open socket. */
function announceChange(services: Services, operatorId: string): void {
  services.db.afterCommit(() =>
    services.pubSub.publish(operatorTopic(operatorId), { kind: 'ACCESS_CHANGED', sessionId: null }),
  );
}
