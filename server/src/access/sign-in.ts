import { unauthenticated } from '../errors.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Services } from '../services.js';
import { passwordMatches } from './passwords.js';
import type { LimitName, RateLimits } from './rate-limits.js';
import { openSession } from './sessions.js';

/** Who signed in, and the token for the cookie. */
export interface Signed {
  operator: Operator;
  token: string;
}

/**
 * Signs an operator in. An unknown address, a wrong password, an inactive operator and the demo where none is served are
 * told alike (UNAUTHENTICATED) and take as long. RATE_LIMITED for seconds after many wrong ones.
 */
export async function signIn(
  services: Services,
  limits: RateLimits,
  input: { email: string; password: string; ip: string },
): Promise<Signed> {
  const email = input.email.normalize('NFC').trim().toLowerCase();
  const counted: [LimitName, string][] = [
    ['signInFromAddress', input.ip],
    ['signInToAccount', `${email} ${input.ip}`],
    ['signInAnywhere', email],
  ];
  for (const [name, key] of counted) limits.take(name, key);
  const operator = await services.db.read.findOneBy(Operator, { email, active: true });
  const matches = await passwordMatches(operator?.passwordHash ?? null, input.password);
  if (!operator || !matches || !(await maySignIn(services, operator))) {
    throw unauthenticated('E-mail or password is wrong.');
  }
  for (const [name, key] of counted) limits.giveBack(name, key);
  const token = await services.db.write((manager) => openSession(services, manager, operator));
  return { operator, token };
}

async function maySignIn(services: Services, operator: Operator): Promise<boolean> {
  const organization = await services.db.read.findOneBy(Organization, { id: operator.organizationId });
  return organization !== null && (services.settings.demo || !organization.isDemo);
}
