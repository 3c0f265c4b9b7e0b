import type { OperatorCaller } from '../access/caller.js';
import { notFound } from '../errors.js';
import { presenceChanged } from '../presence/sign-off.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import type { Services } from '../services.js';
import type { Availability } from '../vocabulary.js';
import { Operator } from './operator.entity.js';

/**
 * Says whether the caller takes chats; requests that wait are decided afresh, and colleagues are told. What was chosen so
 * is never changed by their next activity.
 */
export async function setAvailability(
  services: Services,
  caller: OperatorCaller,
  availability: Availability,
): Promise<Operator> {
  return services.db.write(async (manager) => {
    await lockDepartmentsOf(manager, caller.operatorId);
    const operator = await manager.findOneBy(Operator, { id: caller.operatorId });
    if (!operator) throw notFound('operator');
    if (operator.availability === availability && !operator.awayAutomatically) return operator;
    const now = services.clock.now();
    const availabilitySince = operator.availability === availability ? operator.availabilitySince : now;
    const change = { availability, availabilitySince, awayAutomatically: false, lastActiveAt: now };
    await manager.update(Operator, { id: operator.id }, change);
    await presenceChanged(services, manager, caller);
    return Object.assign(operator, change);
  });
}
