import type { OperatorCaller } from '../access/caller.js';
import { notFound } from '../errors.js';
import { presenceChanged } from '../presence/consoles.js';
import type { Services } from '../services.js';
import type { Availability } from '../vocabulary.js';
import { Operator } from './operator.entity.js';

/** Says whether the caller takes chats; requests that wait are decided afresh, and colleagues are told. */
export async function setAvailability(
  services: Services,
  caller: OperatorCaller,
  availability: Availability,
): Promise<Operator> {
  return services.db.write(async (manager) => {
    const operator = await manager.findOneBy(Operator, { id: caller.operatorId });
    if (!operator) throw notFound('operator');
    if (operator.availability === availability) return operator;
    const change = { availability, availabilitySince: services.clock.now() };
    await manager.update(Operator, { id: operator.id }, change);
    await presenceChanged(services, manager, caller);
    return Object.assign(operator, change);
  });
}
