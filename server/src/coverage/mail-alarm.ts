import { In, type EntityManager } from 'typeorm';
import { Department } from '../departments/department.entity.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { enqueueMail } from '../outbox/enqueue-mail.js';
import { explain } from '../routing/explain.js';
import { byTurn } from '../routing/ringable.rules.js';
import { loadOperators } from '../routing/load-operators.js';
import type { Services } from '../services.js';
import { MailPurpose, Role } from '../vocabulary.js';
import { alarmMail } from './alarm-mail.rules.js';
import type { CoverageAlarm } from './coverage-alarm.entity.js';

/** Tells every active administrator by mail that a department reaches nobody, once for each incident. */
export async function mailAlarm(services: Services, manager: EntityManager, alarm: CoverageAlarm): Promise<void> {
  const { departmentId, organizationId, incidentId, since } = alarm;
  if (since === null) return;
  const { name: departmentName } = await manager.findOneByOrFail(Department, { id: departmentId, organizationId });
  const administrators = await manager.findBy(Operator, { organizationId, role: Role.ADMINISTRATOR, active: true });
  const operators = await reasons(services, manager, departmentId, organizationId);
  const coverageUrl = `${services.settings.publicUrl}/settings/coverage?department=${departmentId}`;
  for (const { id: operatorId, email } of administrators) {
    const { timeZone } = await manager.findOneByOrFail(MobileChatSettings, { operatorId });
    await enqueueMail(services, manager, {
      organizationId,
      purpose: MailPurpose.COVERAGE_ALARM,
      aboutId: incidentId,
      recipient: email,
      replyTo: null,
      ...alarmMail({ departmentName, since, timeZone, operators, coverageUrl }),
    });
  }
}

async function reasons(
  services: Services,
  manager: EntityManager,
  departmentId: string,
  organizationId: string,
): Promise<{ name: string; reason: string }[]> {
  const inTurn = (await loadOperators(services, manager, departmentId)).sort(byTurn);
  const { callRouting } = await manager.findOneByOrFail(Organization, { id: organizationId });
  const told = await explain(services, manager, { inTurn, callRouting });
  const people = await manager.findBy(Operator, { id: In(inTurn.map(({ id }) => id)) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return told.map(({ operatorId, reason }) => ({ name: names.get(operatorId) ?? '', reason }));
}
