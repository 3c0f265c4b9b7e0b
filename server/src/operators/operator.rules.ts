import type { Caller } from '../access/caller.js';
import { isStaff } from '../access/access.rules.js';
import { Role } from '../vocabulary.js';

/** What decides who sees what of somebody or something. */
interface Owned {
  organizationId: string;
}

/** Whether the caller is an operator of the same organization: visitors and phones see id and name alone. */
export function isColleague(caller: Caller, owned: Owned): boolean {
  return isStaff(caller) && caller.organizationId === owned.organizationId;
}

/** Whether the caller sees what is private of an operator, such as the phone number: they do, and administrators. */
export function seesPrivate(caller: Caller, operator: Owned & { id: string }): boolean {
  if (!isStaff(caller) || caller.organizationId !== operator.organizationId) return false;
  return caller.role === Role.ADMINISTRATOR || caller.operatorId === operator.id;
}
