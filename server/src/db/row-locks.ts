import type { EntityManager } from 'typeorm';
import { Organization } from '../organizations/organization.entity.js';

/** Serialises what counts an organization's seats or administrators, until the transaction ends. */
export async function lockOrganization(manager: EntityManager, organizationId: string): Promise<Organization> {
  await manager
    .createQueryBuilder()
    .update(Organization)
    .set({ operatorSeats: () => 'operator_seats' })
    .where('id = :organizationId', { organizationId })
    .execute();
  return manager.findOneByOrFail(Organization, { id: organizationId });
}

/** Serialises first runs until the transaction ends: the rows that say which migrations ran are always there. */
export async function lockInstallation(manager: EntityManager): Promise<void> {
  await manager.query('UPDATE migrations SET name = name');
}
