import { describe, it } from 'vitest';
import { localTime } from '../../../src/routing/reason.rules.js';
import { UPDATE_OPERATOR } from '../../harness/documents.js';
import type { Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import { run } from '../contract-client.js';
import { stage } from '../stage.js';

const PREVIEW = `query ($departmentId: ID!) { whoWouldRing(departmentId: $departmentId) {
  reachability wouldRing { id name } reasons { operator { id name } wouldRing code reason } } }`;

const SNOOZE = 'mutation ($until: DateTime!) { snoozeMobileChat(until: $until) { snoozedUntil } }';

/** Sales has this one operator more; asserts why their phone would not ring. */
async function staysSilent(shop: Shop, operator: Operator, code: string, reason: string): Promise<void> {
  (await run(shop.admin, PREVIEW, { departmentId: shop.departmentId })).has({
    whoWouldRing: { wouldRing: [], reasons: [{ operator: { id: operator.id }, wouldRing: false, code, reason }] },
  });
}

/** Whose phone would ring, and why not the others'. */
export function routingSuite(): void {
  describe('who would ring', () => {
    it('names whose phone would ring, by the settings of the call center', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator();
      const variables = { departmentId: shop.departmentId };
      const operator = { id: ben.id, name: 'Ben' };
      const rings = (reason: string): Record<string, unknown> => ({
        whoWouldRing: {
          reachability: 'MOBILE',
          wouldRing: [operator],
          reasons: [{ operator, wouldRing: true, code: 'WOULD_RING', reason }],
        },
      });
      (await run(shop.admin, PREVIEW, variables)).has(rings('The phone rings.'));
      await shop.callCenter({ callRouting: 'ROUND_ROBIN' });
      (await run(shop.admin, PREVIEW, variables)).has(rings('The phone rings first.'));
    });

    it('names nobody else but says why, for each reason there is', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await staysSilent(shop, ben, 'NO_NUMBER', 'There is no phone number.');
      await ben.updatesMobileChat({ phoneNumber: ben.phone.number, mode: 'ON' });
      await staysSilent(shop, ben, 'NOT_VERIFIED', 'The phone number is not verified.');
      await shop.putOnDuty(ben);
      await ben.updatesMobileChat({ mode: 'OFF' });
      await staysSilent(shop, ben, 'OFF', 'Mobile Chat is off.');
      await ben.updatesMobileChat({ mode: 'BASED_ON_SCHEDULE', schedule: { timeZone: 'UTC', shifts: [] } });
      await staysSilent(shop, ben, 'OFF_SCHEDULE', 'No shift covers this moment, and none lies ahead (UTC).');
      await ben.updatesMobileChat({ mode: 'ON' });
      const now = stage.ringdown.clock.now();
      const until = new Date(now.getTime() + 3_600_000);
      await ben.api.ask(SNOOZE, { until });
      await staysSilent(shop, ben, 'SNOOZED', `Snoozed until ${localTime(until, { now, timeZone: 'UTC' })}.`);
      await ben.api.ask('mutation { endSnooze { snoozedUntil } }');
      const originator = ben.phone.number.replace('+', '');
      await stage.ringdown.double.sendInbound(stage.ringdown.url, { originator, body: 'STOP', form: 'json' });
      await staysSilent(shop, ben, 'STOPPED', 'The phone asked for no more texts.');
      await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
      await staysSilent(shop, ben, 'INACTIVE', 'The account is not active.');
    });

    it('leaves out who is at the console, and their colleagues while they take chats', async () => {
      const shop = await stage.ringdown.shop();
      const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
      await ben.opensConsole();
      const variables = { departmentId: shop.departmentId };
      const codes = (expected: Record<string, string>): object[] =>
        [ben, cleo]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ id }) => ({ operator: { id }, code: expected[id], wouldRing: expected[id] === 'WOULD_RING' }));
      (await run(shop.admin, PREVIEW, variables)).has({
        whoWouldRing: {
          reachability: 'CONSOLE',
          wouldRing: [],
          reasons: codes({ [ben.id]: 'LOGGED_IN', [cleo.id]: 'COLLEAGUE_ACCEPTING' }),
        },
      });
      await ben.goesAway();
      (await run(shop.admin, PREVIEW, variables)).has({
        whoWouldRing: {
          reachability: 'MOBILE',
          wouldRing: [{ id: cleo.id }],
          reasons: codes({ [ben.id]: 'LOGGED_IN', [cleo.id]: 'WOULD_RING' }),
        },
      });
    });

    it('leaves out who has as many chats on the phone as fit', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator();
      for (const visitor of [shop.visitor(), shop.visitor()]) {
        await visitor.requestsChat();
        await (await ben.phone.expectRing()).accepts();
      }
      await staysSilent(shop, ben, 'AT_CAPACITY', 'Has 2 chats on the phone, as many as allowed at a time.');
      (await run(shop.admin, PREVIEW, { departmentId: shop.departmentId })).has({
        whoWouldRing: { reachability: 'NOBODY' },
      });
    });
  });
}
