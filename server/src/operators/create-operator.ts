import type { OperatorCaller } from '../access/caller.js';
import { checkPassword, hashPassword } from '../access/passwords.js';
import { findDepartments } from '../departments/find-departments.js';
import { rerouteOperator } from '../routing/rerouting.js';
import type { Services } from '../services.js';
import { cleanEmail, cleanLine } from '../text.rules.js';
import type { Role } from '../vocabulary.js';
import { insertOperator } from './new-operator.js';
import type { Operator } from './operator.entity.js';
import { takeSeat } from './seats.js';

/**
 * Makes an operator, who takes a seat. SEATS_EXHAUSTED where none is free, CONFLICT for an e-mail in use, NOT_FOUND for an
 * unknown department.
 */
export async function createOperator(
  services: Services,
  caller: OperatorCaller,
  input: { name: string; email: string; password: string; role: Role; departmentIds: string[] },
): Promise<Operator> {
  const { organizationId } = caller;
  const name = cleanLine('name', input.name);
  const email = cleanEmail('email', input.email);
  const passwordHash = await hashPassword(checkPassword('password', input.password));
  return services.db.write(async (manager) => {
    await takeSeat(manager, organizationId);
    const departments = await findDepartments(manager, organizationId, input.departmentIds);
    const operator = await insertOperator(manager, {
      organizationId,
      name,
      email,
      passwordHash,
      role: input.role,
      departmentIds: departments.map(({ id }) => id),
      now: services.clock.now(),
    });
    await rerouteOperator(services, manager, operator.id);
    return operator;
  });
}
