import { asOperator } from '../access/access.rules.js';
import type { Caller, OperatorCaller } from '../access/caller.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { Role } from '../vocabulary.js';
import { OfflineMessage } from './offline-message.entity.js';

/** Marks a left message as handled by the caller, or as not handled. */
export async function setOfflineMessageHandled(
  services: Services,
  caller: Caller,
  id: string,
  handled: boolean,
): Promise<OfflineMessage> {
  const operator = asOperator(caller);
  return services.db.write(async (manager) => {
    const message = await manager.findOneBy(OfflineMessage, { id, organizationId: operator.organizationId });
    if (!message || !maySee(operator, message)) throw notFound('message');
    const changes = {
      handledAt: handled ? services.clock.now() : null,
      handledById: handled ? operator.operatorId : null,
    };
    await manager.update(OfflineMessage, { id }, changes);
    return Object.assign(message, changes);
  });
}

/** Operators see the messages of their departments, administrators all. */
function maySee(operator: OperatorCaller, message: OfflineMessage): boolean {
  return operator.role === Role.ADMINISTRATOR || operator.departmentIds.includes(message.departmentId);
}
