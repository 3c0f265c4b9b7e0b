import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import { CallRouting, Plan } from '../vocabulary.js';
import { Organization } from './organization.entity.js';

/** What every new organization has (environment.md, "Callers"; domain.md, "What the page leaves open"). */
export const NEW_ORGANIZATION = {
  plan: Plan.PRO_PLUS,
  operatorSeats: 25,
  callRouting: CallRouting.RING_ALL,
  ringTimeoutSeconds: 30,
  maximumWaitSeconds: 150,
  overflowAfterSeconds: null,
  secondPass: false,
  mobileCapacity: 2,
  autoAwayMinutes: null,
  awayLogsOutMinutes: null,
} as const;

/** Writes a new organization. Inside a transaction. */
export async function insertOrganization(
  manager: EntityManager,
  made: { name: string; isDemo: boolean; now: Date },
): Promise<Organization> {
  const organization = manager.create(Organization, {
    id: newId(),
    ...NEW_ORGANIZATION,
    name: made.name,
    isDemo: made.isDemo,
    createdAt: made.now,
  });
  await manager.insert(Organization, organization);
  return organization;
}
