import { describe, expect, it } from 'vitest';
import { run } from '../contract-client.js';
import { stage } from '../stage.js';

const CREATE_DEPARTMENT = `mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) {
  id name email operators { id } } }`;
const CREATE_SITE = `mutation ($input: CreateSiteInput!) { createSite(input: $input) {
  id key name allowedOrigins departments { id name reachability } } }`;
const SITE =
  'query ($key: ID!) { site(key: $key) { id key name allowedOrigins departments { id name reachability } } }';
const UPDATE_CALL_CENTER = `mutation ($input: UpdateCallCenterInput!) { updateCallCenter(input: $input) {
  callRouting ringTimeoutSeconds maximumWaitSeconds overflowAfterSeconds } }`;
const CALL_CENTER = `{ organization { callCenter {
  callRouting ringTimeoutSeconds maximumWaitSeconds overflowAfterSeconds } } }`;

/** Departments, sites and the call center. */
export function departmentsAndSitesSuite(): void {
  describe('a department', () => {
    it('is made with a name and a mailbox, or without one', async () => {
      const shop = await stage.ringdown.shop();
      const input = { name: 'Support', email: 'help@example.com' };
      const made = await run(shop.admin, CREATE_DEPARTMENT, { input });
      made.has({ createDepartment: { ...input, operators: [] } });
      (await run(shop.admin, CREATE_DEPARTMENT, { input: { name: 'Repairs' } })).has({
        createDepartment: { name: 'Repairs', email: null },
      });
      const id = made.text('createDepartment.id');
      (await run(shop.admin, '{ organization { departments { id name email } } }')).has({
        organization: { departments: [{ name: 'Repairs' }, { name: 'Sales' }, { id, ...input }] },
      });
    });
  });

  describe('a site', () => {
    it('is made with a key of its own, its origins and departments', async () => {
      const shop = await stage.ringdown.shop();
      const support = await shop.department('Support');
      const input = {
        name: 'Web shop',
        allowedOrigins: ['https://shop.example', 'http://localhost:8080'],
        departmentIds: [support, shop.departmentId],
      };
      const made = await run(shop.admin, CREATE_SITE, { input });
      made.has({
        createSite: {
          key: expect.stringMatching(/^[\w-]{8,}$/) as string,
          name: 'Web shop',
          allowedOrigins: input.allowedOrigins,
          departments: [
            { id: support, name: 'Support', reachability: 'NOBODY' },
            { id: shop.departmentId, name: 'Sales', reachability: 'NOBODY' },
          ],
        },
      });
      const [id, key] = [made.text('createSite.id'), made.text('createSite.key')];
      (await run(stage.ringdown.anonymous, SITE, { key })).has({ site: { id, key, name: 'Web shop' } });
    });

    it('tells the public how each department is reached now, and nothing of its origins', async () => {
      const shop = await stage.ringdown.shop();
      const support = await shop.department('Support');
      const repairs = await shop.department('Repairs');
      const key = await shop.siteFor([shop.departmentId, support, repairs]);
      await shop.operator();
      await (await shop.operator({ name: 'Cleo', departmentIds: [support], onDuty: false })).opensConsole();
      (await run(stage.ringdown.anonymous, SITE, { key })).has({
        site: {
          allowedOrigins: null,
          departments: [
            { name: 'Sales', reachability: 'MOBILE' },
            { name: 'Support', reachability: 'CONSOLE' },
            { name: 'Repairs', reachability: 'NOBODY' },
          ],
        },
      });
    });
  });

  describe('Settings > Call Center', () => {
    it('keep what they are given and what is left out; null clears the overflow', async () => {
      const shop = await stage.ringdown.shop();
      const input = {
        callRouting: 'ROUND_ROBIN',
        ringTimeoutSeconds: 25,
        maximumWaitSeconds: 90,
        overflowAfterSeconds: 45,
      };
      (await run(shop.admin, UPDATE_CALL_CENTER, { input })).has({ updateCallCenter: input });
      (await run(shop.admin, CALL_CENTER)).has({ organization: { callCenter: input } });
      (
        await run(shop.admin, UPDATE_CALL_CENTER, { input: { callRouting: 'RING_ALL', overflowAfterSeconds: null } })
      ).has({
        updateCallCenter: { ...input, callRouting: 'RING_ALL', overflowAfterSeconds: null },
      });
    });
  });
}
