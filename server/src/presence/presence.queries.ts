import { In, MoreThan, type EntityManager } from 'typeorm';
import { Operator } from '../operators/operator.entity.js';
import { Availability } from '../vocabulary.js';
import { ConsoleLease } from './console-lease.entity.js';

/** Which of these operators are logged in: a console open, or lost for less than the grace time. */
export async function loggedInOperatorIds(
  manager: EntityManager,
  operatorIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (operatorIds.length === 0) return new Set();
  const leases = await manager.find(ConsoleLease, {
    where: { operatorId: In([...operatorIds]), expiresAt: MoreThan(now) },
    select: { operatorId: true },
  });
  return new Set(leases.map((lease) => lease.operatorId));
}

/** An operator's presence as colleagues see it. */
export interface Presence {
  operatorId: string;
  loggedIn: boolean;
  availability: Availability;
  since: Date;
}

/** The presence of these operators, in their order. */
export async function presenceOf(manager: EntityManager, operators: Operator[], now: Date): Promise<Presence[]> {
  const leases =
    operators.length === 0
      ? []
      : await manager.find(ConsoleLease, {
          where: { operatorId: In(operators.map(({ id }) => id)), expiresAt: MoreThan(now) },
        });
  return operators.map((operator) => {
    const opened = leases.filter((lease) => lease.operatorId === operator.id).map((lease) => lease.openedAt.getTime());
    return {
      operatorId: operator.id,
      loggedIn: opened.length > 0,
      availability: operator.availability,
      since: new Date(Math.max(operator.availabilitySince.getTime(), opened.length > 0 ? Math.min(...opened) : 0)),
    };
  });
}
