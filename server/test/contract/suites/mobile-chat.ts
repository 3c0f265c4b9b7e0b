import { describe, expect, it } from 'vitest';
import { newNumber } from '../../harness/given.js';
import { run } from '../contract-client.js';
import { stage, timeIn } from '../stage.js';

const SETTINGS = `mode phoneNumber carrier verified onDuty schedule { timeZone shifts { weekday from until } }`;
const UPDATE = `mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { ${SETTINGS} } }`;
const START = `mutation ($operatorId: ID) { startPhoneVerification(operatorId: $operatorId) { expiresAt resendAfter } }`;
const CONFIRM = `mutation ($code: String!, $operatorId: ID) {
  confirmPhoneVerification(code: $code, operatorId: $operatorId) { ${SETTINGS} } }`;
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Settings > Mobile Chat. */
export function mobileChatSuite(): void {
  describe('Settings > Mobile Chat', () => {
    it('keep a number, a carrier and a mode, and have the operator on duty while ON', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const phoneNumber = newNumber();
      (await run(ben.api, UPDATE, { input: { phoneNumber, carrier: 'KPN', mode: 'ON' } })).has({
        updateMobileChat: { mode: 'ON', phoneNumber, carrier: 'KPN', verified: false, onDuty: true },
      });
      (await run(ben.api, UPDATE, { input: { mode: 'OFF' } })).has({
        updateMobileChat: { mode: 'OFF', phoneNumber, carrier: 'KPN', onDuty: false },
      });
    });

    it('keep a week of shifts in a time zone, and go by it', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const always = {
        timeZone: 'Europe/Amsterdam',
        shifts: DAYS.map((weekday) => ({ weekday, from: '07:30', until: '07:30' })),
      };
      (await run(ben.api, UPDATE, { input: { mode: 'BASED_ON_SCHEDULE', schedule: always } })).has({
        updateMobileChat: { mode: 'BASED_ON_SCHEDULE', onDuty: true, schedule: always },
      });
      const never = { timeZone: 'America/New_York', shifts: [] };
      (await run(ben.api, UPDATE, { input: { schedule: never } })).has({
        updateMobileChat: { mode: 'BASED_ON_SCHEDULE', onDuty: false, schedule: never },
      });
    });

    it("are an administrator's to change for another operator", async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      (await run(shop.admin, UPDATE, { input: { operatorId: ben.id, carrier: 'Vodafone' } })).has({
        updateMobileChat: { carrier: 'Vodafone' },
      });
      (await run(ben.api, '{ me { mobileChat { carrier } } }')).has({ me: { mobileChat: { carrier: 'Vodafone' } } });
    });
  });

  describe('verifying a phone', () => {
    it('texts a code that is good for ten minutes, and the number is verified with it', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.updatesMobileChat({ phoneNumber: ben.phone.number, mode: 'ON' });
      (await run(ben.api, START)).has({
        startPhoneVerification: { expiresAt: timeIn(600), resendAfter: timeIn(30) },
      });
      const code = /\d{6}/.exec((await ben.phone.receivesSms()).body)?.[0];
      (await run(ben.api, CONFIRM, { code })).has({
        confirmPhoneVerification: { verified: true, onDuty: true, phoneNumber: ben.phone.number },
      });
    });

    it('may be done by an administrator for another operator, and wants the right code', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const operatorId = ben.id;
      await ben.updatesMobileChat({ phoneNumber: ben.phone.number });
      (await run(shop.admin, START, { operatorId })).has({ startPhoneVerification: { resendAfter: timeIn(30) } });
      const code = /\d{6}/.exec((await ben.phone.receivesSms()).body)?.[0] ?? '';
      const wrong = code === '000000' ? '000001' : '000000';
      expect(await shop.admin.refusal(CONFIRM, { code: wrong, operatorId })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'code',
      });
      (await run(shop.admin, CONFIRM, { code, operatorId })).has({ confirmPhoneVerification: { verified: true } });
      (await run(ben.api, '{ me { mobileChat { verified } } }')).has({ me: { mobileChat: { verified: true } } });
    });
  });
}
