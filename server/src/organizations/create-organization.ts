import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { checkPassword, hashPassword } from '../access/passwords.js';
import { openSession } from '../access/sessions.js';
import { lockInstallation } from '../db/row-locks.js';
import { badInput, forbidden } from '../errors.js';
import { hashSecret } from '../ids.js';
import { insertOperator } from '../operators/new-operator.js';
import type { Services } from '../services.js';
import { cleanEmail, cleanLine } from '../text.rules.js';
import { Role } from '../vocabulary.js';
import { installation } from './installation.js';
import { insertOrganization } from './new-organization.js';
import type { Organization } from './organization.entity.js';

/** What a new organization is made of. */
interface NewOrganization {
  name: string;
  administratorName: string;
  email: string;
  password: string;
  setupCode?: string | null;
}

/**
 * Makes an organization and its first administrator, who takes one of its seats and is signed in. FORBIDDEN where sign-up
 * is closed and there is one already; BAD_USER_INPUT for a wrong set-up code (environment.md, SIGN_UP).
 */
export async function createOrganization(
  services: Services,
  input: NewOrganization,
): Promise<{ organization: Organization; token: string }> {
  const name = cleanLine('name', input.name);
  const administratorName = cleanLine('administratorName', input.administratorName);
  const email = cleanEmail('email', input.email);
  checkPassword('password', input.password);
  // Refused before the costly hash, and again in the transaction, where two first runs meet.
  await mayCreate(services, services.db.read, input.setupCode ?? null);
  const passwordHash = await hashPassword(input.password);
  return services.db.write(async (manager) => {
    await lockInstallation(manager);
    await mayCreate(services, manager, input.setupCode ?? null);
    const now = services.clock.now();
    const organization = await insertOrganization(manager, { name, isDemo: false, now });
    const operator = await insertOperator(manager, {
      organizationId: organization.id,
      name: administratorName,
      email,
      passwordHash,
      role: Role.ADMINISTRATOR,
      departmentIds: [],
      now,
    });
    return { organization, token: await openSession(services, manager, operator) };
  });
}

async function mayCreate(services: Services, manager: EntityManager, code: string | null): Promise<void> {
  const { setupRequired, setupCodeRequired, signUpOpen } = await installation(services, manager);
  if (signUpOpen) return;
  if (!setupRequired) throw forbidden('This installation is set up, and takes no new organizations.');
  if (setupCodeRequired && !isSetupCode(services, code)) {
    throw badInput('setupCode', 'This is not the set-up code that the server printed when it started.');
  }
}

function isSetupCode(services: Services, code: string | null): boolean {
  const digest = (text: string): Buffer => Buffer.from(hashSecret(text.toUpperCase().replace(/[^A-Z0-9]/g, '')));
  return timingSafeEqual(digest(code ?? ''), digest(services.settings.setupCode ?? ''));
}
