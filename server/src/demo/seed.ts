import type { EntityManager } from 'typeorm';
import { hashPassword } from '../access/passwords.js';
import { lockInstallation } from '../db/row-locks.js';
import { insertDepartment } from '../departments/change-department.js';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { insertOperator } from '../operators/new-operator.js';
import { insertOrganization } from '../organizations/new-organization.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { insertSite } from '../sites/change-site.js';
import { MobileChatMode, Role } from '../vocabulary.js';
import { DEMO_PASSWORD, DEMO_SITE_KEY } from './demo-accounts.js';

/** The people of the demo, each with a simulated, verified phone. */
const PEOPLE = [
  { name: 'Ada', role: Role.ADMINISTRATOR, departments: ['Sales', 'Support'] },
  { name: 'Ben', role: Role.OPERATOR, departments: ['Sales', 'Support'] },
  { name: 'Cleo', role: Role.OPERATOR, departments: ['Support'] },
];
const DEPARTMENTS = ['Sales', 'Support'];
const FIRST_NUMBER = 31_612_345_601;

/** Seeds the demo organization into an empty database; leaves any other as it is (environment.md, DEMO). */
export async function seedDemo(services: Services): Promise<void> {
  if (await services.db.read.existsBy(Organization, {})) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await services.db.write(async (manager) => {
    await lockInstallation(manager);
    if (await manager.existsBy(Organization, {})) return;
    await seed(services, manager, passwordHash);
  });
}

async function seed(services: Services, manager: EntityManager, passwordHash: string): Promise<void> {
  const now = services.clock.now();
  const { id: organizationId } = await insertOrganization(manager, { name: 'Demo shop', isDemo: true, now });
  const departments = new Map<string, string>();
  for (const name of DEPARTMENTS) {
    const email = `${name.toLowerCase()}@demo.example`;
    departments.set(name, (await insertDepartment(manager, { organizationId, name, email, now })).id);
  }
  for (const [index, person] of PEOPLE.entries()) {
    const operator = await insertOperator(manager, {
      organizationId,
      name: person.name,
      email: `${person.name.toLowerCase()}@demo.example`,
      passwordHash,
      role: person.role,
      departmentIds: person.departments.map((name) => departments.get(name) ?? ''),
      now,
    });
    const phone = { mode: MobileChatMode.ON, phoneNumber: `+${FIRST_NUMBER + index}`, carrier: 'Simulated' };
    const verified = { verifiedAt: now, verifiedProvider: 'simulator' };
    await manager.update(MobileChatSettings, { operatorId: operator.id }, { ...phone, ...verified });
  }
  await insertSite(manager, {
    organizationId,
    key: DEMO_SITE_KEY,
    name: 'Demo shop',
    allowedOrigins: [new URL(services.settings.publicUrl).origin],
    departmentIds: [...departments.values()],
    now,
  });
}
