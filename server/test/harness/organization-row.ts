import { newId } from '../../src/ids.js';
import { Organization } from '../../src/organizations/organization.entity.js';

/** An organization as a row, for tests of the database itself. */
export const organizationRow = (name: string, operatorSeats = 1): Organization =>
  Object.assign(new Organization(), {
    id: newId(),
    name,
    plan: 'PRO_PLUS',
    operatorSeats,
    isDemo: false,
    callRouting: 'RING_ALL',
    ringTimeoutSeconds: 30,
    maximumWaitSeconds: 150,
    overflowAfterSeconds: null,
    secondPass: false,
    mobileCapacity: 1,
    createdAt: new Date('2026-03-29T01:30:00.123Z'),
  });
