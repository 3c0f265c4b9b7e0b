import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.js';
import { CONFIRM_VERIFICATION, START_VERIFICATION } from '../harness/documents.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start({
    MESSAGEBIRD_ACCESS_KEY: '',
    MESSAGEBIRD_ORIGINATOR: '',
    MESSAGEBIRD_SIGNING_KEY: '',
  });
});
afterAll(async () => {
  await ringdown.finish();
});

interface Texts {
  operator: { mobileChat: { simulatedTexts: { body: string }[] | null } | null };
}

describe('an organization of its own where texts are only simulated', () => {
  it('verifies a phone by reading its texts in the console, which colleagues cannot', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = [await shop.operator({ onDuty: false }), await shop.operator({ name: 'Cleo', onDuty: false })];
    await ben.updatesMobileChat({ phoneNumber: ben.phone.number, mode: 'ON' });
    await ben.api.ask(START_VERIFICATION);
    const MY_TEXTS = '{ operator: me { mobileChat { simulatedTexts { body } } } }';
    const code = await eventually('the code', async () => {
      const { operator } = await ben.api.ask<Texts>(MY_TEXTS);
      return /\d{6}/.exec(operator.mobileChat?.simulatedTexts?.[0]?.body ?? '')?.[0];
    });
    await ben.api.ask(CONFIRM_VERIFICATION, { code });
    const ALL_TEXTS = '{ organization { operators { id mobileChat { simulatedTexts { body } } } } }';
    const { organization } = await cleo.api.ask<{ organization: { operators: { id: string; mobileChat: unknown }[] } }>(
      ALL_TEXTS,
    );
    expect(organization.operators.find(({ id }) => id === ben.id)?.mobileChat).toBeNull();
  });
});
