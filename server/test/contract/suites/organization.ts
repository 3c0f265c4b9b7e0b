import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/admin/commands.js';
import { signedIn } from '../../access/browser.js';
import { ApiClient } from '../../harness/api-client.js';
import { newEmail } from '../../harness/given.js';
import { Ringdown } from '../../harness/start-app.js';
import { run } from '../contract-client.js';
import { stage } from '../stage.js';

const CREATE = `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) {
  id name plan operatorSeats operators { id name email role active departments { id } }
  departments { id } sites { id }
  callCenter { callRouting ringTimeoutSeconds maximumWaitSeconds overflowAfterSeconds } } }`;
const ORGANIZATION = `{ organization { id name plan operatorSeats
  operators { id name role } departments { id name email } sites { key name allowedOrigins } } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignedIn { operator { id name email role } } } }`;

const input = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Boilers & Co',
  administratorName: 'Ada',
  email: newEmail(),
  password: 'long enough',
  ...given,
});

/** Organizations, and who is signed in. */
export function organizationSuite(): void {
  describe('an organization', () => {
    it('begins with the plan PRO_PLUS, 25 seats, its administrator, and a call center that rings all', async () => {
      const given = input();
      const made = await run(stage.ringdown.anonymous, CREATE, { input: given });
      made.has({
        createOrganization: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
          name: 'Boilers & Co',
          plan: 'PRO_PLUS',
          operatorSeats: 25,
          operators: [{ name: 'Ada', email: given.email, role: 'ADMINISTRATOR', active: true, departments: [] }],
          departments: [],
          sites: [],
          callCenter: { callRouting: 'RING_ALL', overflowAfterSeconds: null },
        },
      });
      const browser = await signedIn(stage.ringdown.url, { email: String(given.email), password: 'long enough' });
      const id = made.text('createOrganization.id');
      (await run(browser, '{ organization { id } }')).has({ organization: { id } });
    });

    it('shows its operators, departments and sites to those who work in it', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      (await run(ben.api, ORGANIZATION)).has({
        organization: {
          id: shop.id,
          operators: [
            { id: shop.administratorId, name: 'Ada', role: 'ADMINISTRATOR' },
            { id: ben.id, name: 'Ben', role: 'OPERATOR' },
          ],
          departments: [{ id: shop.departmentId, name: 'Sales', email: 'sales@example.com' }],
          sites: [{ key: shop.counter.siteKey, name: 'Shop', allowedOrigins: ['https://shop.example'] }],
        },
      });
    });

    it('has the plan and the seats that the command line gave it', async () => {
      const shop = await stage.ringdown.shop();
      const { services } = stage.ringdown.app;
      for (const plan of ['LITE', 'PRO', 'PRO_PLUS']) {
        await commands.plan?.(services, [shop.id, plan]);
        (await run(shop.admin, ORGANIZATION)).has({ organization: { plan } });
      }
      await commands.seats?.(services, [shop.id, '3']);
      (await run(shop.admin, ORGANIZATION)).has({ organization: { operatorSeats: 3 } });
    });

    it('wants the set-up code of a first run on the net, and is made with it', async () => {
      const ringdown = await Ringdown.start({ SIGN_UP: 'closed', PUBLIC_URL: 'https://chat.example.com' });
      const api = new ApiClient(`http://127.0.0.1:${ringdown.app.port}`);
      expect(await api.refusal(CREATE, { input: input({ setupCode: 'AAAA-BBBB-CCCC' }) })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'setupCode',
      });
      const { setupCode } = ringdown.app.services.settings;
      (await run(api, CREATE, { input: input({ setupCode }) })).has({ createOrganization: { name: 'Boilers & Co' } });
      await ringdown.finish();
    });
  });

  describe('an operator who signs in', () => {
    it('is told who they are, and is nobody again after signing out', async () => {
      const shop = await stage.ringdown.shop();
      const { id, email, password } = await shop.operator({ onDuty: false });
      (await run(stage.ringdown.anonymous, SIGN_IN, { input: { email, password } })).has({
        signIn: { __typename: 'SignedIn', operator: { id, name: 'Ben', email, role: 'OPERATOR' } },
      });
      const browser = await signedIn(stage.ringdown.url, { email, password });
      (await run(browser, '{ me { id email } }')).has({ me: { id, email } });
      (await run(browser, 'mutation { signOut }')).has({ signOut: true });
      expect(await browser.ask('{ me { id } }')).toEqual({ me: null });
      (await run(browser, 'mutation { signOut }')).has({ signOut: false });
    });

    it('is refused with a wrong password', async () => {
      const shop = await stage.ringdown.shop();
      const { email } = await shop.operator({ onDuty: false });
      const refusal = await stage.ringdown.anonymous.refusal(SIGN_IN, { input: { email, password: 'wrong one' } });
      expect(refusal.code).toBe('UNAUTHENTICATED');
    });

    it('makes API keys with which a program is them', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const made = await run(
        ben.api,
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { id name token } }',
        { input: { name: 'Wallboard' } },
      );
      const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
      made.has({
        createApiKey: { id: uuid, name: 'Wallboard', token: expect.stringMatching(/^[\w-]{22,}$/) as string },
      });
      const program = new ApiClient(stage.ringdown.url, { bearer: made.text('createApiKey.token') });
      (await run(program, '{ me { id name } }')).has({ me: { id: ben.id, name: 'Ben' } });
    });
  });
}
