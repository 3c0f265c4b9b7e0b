import { asOperator } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { Department } from '../departments/department.entity.js';
import { notFound } from '../errors.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { Reachability, RoutingReasonCode } from '../vocabulary.js';
import { reachabilityBy } from './reachability.js';
import { explain } from './explain.js';
import type { OperatorReason } from './reason.rules.js';
import { byTurn } from './ringable.rules.js';
import { loadOperators } from './load-operators.js';

/** What would happen if a visitor asked a department now. */
export interface Preview {
  reachability: Reachability;
  /** In the order in which they would be rung. */
  wouldRing: string[];
  reasons: OperatorReason[];
}

/** Asks the rule without a request. NOT_FOUND for another organization's department. */
export async function whoWouldRing(services: Services, caller: Caller, departmentId: string): Promise<Preview> {
  const { organizationId } = asOperator(caller);
  const department = await services.db.read.findOneBy(Department, { id: departmentId, organizationId });
  if (!department) throw notFound('department');
  const { callRouting } = await services.db.read.findOneByOrFail(Organization, { id: organizationId });
  const operators = (await loadOperators(services, services.db.read, departmentId)).sort(byTurn);
  const reachability = reachabilityBy(operators);
  const reasons = await explain(services, services.db.read, { inTurn: operators, callRouting });
  const wouldRing = reasons.filter(({ code }) => code === RoutingReasonCode.WOULD_RING);
  return { reachability, wouldRing: wouldRing.map(({ operatorId }) => operatorId), reasons };
}
