import { badInput, notFound } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import type { Services } from '../services.js';
import type { OperatorCaller } from './caller.js';
import { checkPassword, hashPassword, passwordMatches } from './passwords.js';
import type { RateLimits } from './rate-limits.js';
import { endOtherSessions } from './sessions.js';

/**
 * Changes the caller's own password and ends their other sessions. BAD_USER_INPUT naming currentPassword when that is
 * wrong; RATE_LIMITED after many wrong ones.
 */
export async function changePassword(
  services: Services,
  limits: RateLimits,
  caller: OperatorCaller,
  input: { currentPassword: string; newPassword: string },
): Promise<boolean> {
  const newPassword = checkPassword('newPassword', input.newPassword);
  const operator = await services.db.read.findOneBy(Operator, {
    id: caller.operatorId,
    organizationId: caller.organizationId,
  });
  if (!operator) throw notFound('operator');
  limits.take('signInToAccount', operator.id);
  if (!(await passwordMatches(operator.passwordHash, input.currentPassword))) {
    throw badInput('currentPassword', 'This is not your present password.');
  }
  limits.giveBack('signInToAccount', operator.id);
  const passwordHash = await hashPassword(newPassword);
  await services.db.write(async (manager) => {
    await manager.update(Operator, { id: operator.id }, { passwordHash });
    await endOtherSessions(services, manager, operator, caller.sessionId);
  });
  return true;
}
