import { In, IsNull, Not } from 'typeorm';
import { asOperator } from '../access/access.rules.js';
import type { Caller, OperatorCaller } from '../access/caller.js';
import type { Services } from '../services.js';
import { Role } from '../vocabulary.js';
import { CoverageAlarm } from './coverage-alarm.entity.js';

/** A department that has hours now and reaches nobody. */
export interface RaisedAlarm {
  /** The incident. */
  id: string;
  departmentId: string;
  since: Date;
  raisedAt: Date;
}

/** The alarms that ring now: to administrators all of the organization's, to operators those of their departments. */
export async function raisedAlarms(services: Services, caller: Caller): Promise<RaisedAlarm[]> {
  return readAlarms(services, asOperator(caller));
}

/** The same for somebody known to be an operator. */
export async function readAlarms(services: Services, caller: OperatorCaller): Promise<RaisedAlarm[]> {
  const { organizationId, departmentIds, role } = caller;
  const rows = await services.db.read.find(CoverageAlarm, {
    where: {
      organizationId,
      raisedAt: Not(IsNull()),
      clearedAt: IsNull(),
      ...(role === Role.ADMINISTRATOR ? {} : { departmentId: In(departmentIds) }),
    },
    order: { raisedAt: 'ASC', departmentId: 'ASC' },
  });
  return rows.flatMap(({ incidentId: id, departmentId, since, raisedAt }) =>
    since === null || raisedAt === null ? [] : [{ id, departmentId, since, raisedAt }],
  );
}
