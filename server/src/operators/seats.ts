import { Not, type EntityManager } from 'typeorm';
import { lockOrganization } from '../db/row-locks.js';
import { conflict, seatsExhausted } from '../errors.js';
import { Role } from '../vocabulary.js';
import { Operator } from './operator.entity.js';

/**
 * Locks the organization and makes sure that one more operator may be active (domain.md: never more active operators than
 * seats). SEATS_EXHAUSTED otherwise.
 */
export async function takeSeat(manager: EntityManager, organizationId: string): Promise<void> {
  const { operatorSeats } = await lockOrganization(manager, organizationId);
  const active = await manager.countBy(Operator, { organizationId, active: true });
  if (active >= operatorSeats) throw seatsExhausted(operatorSeats);
}

/** Locks the organization and makes sure that somebody else may change its settings. CONFLICT otherwise. */
export async function keepAnAdministrator(manager: EntityManager, operator: Operator): Promise<void> {
  await lockOrganization(manager, operator.organizationId);
  const others = await manager.countBy(Operator, {
    id: Not(operator.id),
    organizationId: operator.organizationId,
    role: Role.ADMINISTRATOR,
    active: true,
  });
  if (others === 0) throw conflict('An organization keeps at least one active administrator.');
}
