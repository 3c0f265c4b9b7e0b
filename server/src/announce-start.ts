import type { App } from './app.js';
import { DEMO_PASSWORD } from './demo/demo-accounts.js';
import { demoOrganizationId } from './demo/demo.queries.js';
import type { Env } from './env.js';
import { installation } from './organizations/installation.js';

/** Says on standard output what whoever started the server needs to know, and last that it is ready. */
export async function announce({ services, url }: App, env: Env): Promise<void> {
  const lines: string[] = [];
  if ((await demoOrganizationId(services)) !== null) {
    lines.push(
      `Demo: ${url}/demo`,
      `Console: ${url}/ as ada@demo.example (administrator), ben@demo.example or cleo@demo.example, password ${DEMO_PASSWORD}`,
    );
  }
  const { setupCodeRequired } = await installation(services, services.db.read);
  if (setupCodeRequired) lines.push(`Set-up code for the first organization: ${services.settings.setupCode ?? ''}`);
  if (env.smsProvider === 'messagebird' && env.messageBird?.signingKey === null) {
    services.log.warn('MESSAGEBIRD_SIGNING_KEY is not set: no delivery report or reply will be believed');
  }
  if (env.databaseUrl !== null && env.redisUrl === null) {
    services.log.info('REDIS_URL is not set: several server processes would hear of each other by polling');
  }
  lines.push(`Ringdown is ready at ${url}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
