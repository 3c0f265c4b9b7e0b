import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import { newNumber, type Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;

beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(() => ringdown.finish());
beforeEach(async () => {
  shop = await ringdown.shop();
  ben = await shop.operator({ onDuty: false });
});

const SETTINGS = `mode phoneNumber carrier verified onDuty stopped onDutyChangesAt
  schedule { timeZone shifts { weekday from until } }`;
const UPDATE = `mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { ${SETTINGS} } }`;

interface Settings {
  mode: string;
  phoneNumber: string | null;
  carrier: string | null;
  verified: boolean;
  onDuty: boolean;
  stopped: boolean;
  onDutyChangesAt: string | null;
  schedule: { timeZone: string; shifts: object[] };
}

const update = async (input: object, api: ApiClient = ben.api): Promise<Settings> =>
  (await api.ask<{ updateMobileChat: Settings }>(UPDATE, { input })).updateMobileChat;
const refusal = (input: object, api: ApiClient = ben.api) => api.refusal(UPDATE, { input });
const read = async (): Promise<Settings> => {
  const { me } = await ben.api.ask<{ me: { mobileChat: Settings } }>(`{ me { mobileChat { ${SETTINGS} } } }`);
  return me.mobileChat;
};

describe('Settings > Mobile Chat', () => {
  test('are OFF, without a number, until somebody sets them', async () => {
    expect(await read()).toMatchObject({
      mode: 'OFF',
      phoneNumber: null,
      verified: false,
      onDuty: false,
      stopped: false,
    });
  });

  test('keep what is left out, and null removes a number or carrier', async () => {
    const number = newNumber();
    await update({ mode: 'ON', phoneNumber: number, carrier: 'KPN' });
    expect(await update({ mode: 'OFF' })).toMatchObject({ mode: 'OFF', phoneNumber: number, carrier: 'KPN' });
    expect(await update({ carrier: null })).toMatchObject({ carrier: null, phoneNumber: number });
    expect(await update({ phoneNumber: null })).toMatchObject({ phoneNumber: null, mode: 'OFF' });
    expect(await update({})).toEqual(await read());
  });

  test('store the number as E.164, however it was written', async () => {
    expect(await update({ phoneNumber: '+31 (0)6 1234-5678' })).toMatchObject({ phoneNumber: '+31612345678' });
  });

  test.each([
    [{ phoneNumber: '0612345678' }, 'phoneNumber'],
    [{ phoneNumber: '+19005551234' }, 'phoneNumber'],
    [{ phoneNumber: '+31201234567' }, 'phoneNumber'],
    [{ phoneNumber: 'call me' }, 'phoneNumber'],
    [{ carrier: 'K'.repeat(101) }, 'carrier'],
    [{ carrier: 'KPN\u0007' }, 'carrier'],
    [{ schedule: { timeZone: 'Mars/Olympus', shifts: [] } }, 'schedule'],
    [{ schedule: { timeZone: '+01:00', shifts: [] } }, 'schedule'],
    [{ schedule: { timeZone: 'UTC', shifts: [{ weekday: 'MONDAY', from: '9:00', until: '17:00' }] } }, 'schedule'],
    [{ schedule: { timeZone: 'UTC', shifts: [{ weekday: 'MONDAY', from: '09:00', until: '24:00' }] } }, 'schedule'],
    [
      { schedule: { timeZone: 'UTC', shifts: Array(2).fill({ weekday: 'MONDAY', from: '09:00', until: '17:00' }) } },
      'schedule',
    ],
    [
      { schedule: { timeZone: 'UTC', shifts: Array(51).fill({ weekday: 'MONDAY', from: '09:00', until: '17:00' }) } },
      'schedule',
    ],
  ])('refuse %j and change nothing', async (input, field) => {
    const before = await read();
    const refused = await refusal({ mode: 'ON', ...input });
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', field]);
    expect(await read()).toEqual(before);
  });

  test('tell whether the schedule has the operator on duty, and when that changes', async () => {
    const now = ringdown.clock.now();
    const hour = (offset: number): string => `${String((now.getUTCHours() + offset + 24) % 24).padStart(2, '0')}:00`;
    const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
    const shifts = [{ weekday: weekdays[now.getUTCDay()], from: hour(0), until: hour(1) }];
    const settings = await update({ mode: 'BASED_ON_SCHEDULE', schedule: { timeZone: 'utc', shifts } });
    expect(settings).toMatchObject({ onDuty: true, schedule: { timeZone: 'UTC', shifts } });
    expect(Date.parse(settings.onDutyChangesAt ?? '') - now.getTime()).toBeLessThanOrEqual(3_600_000);
    expect(await update({ mode: 'ON' })).toMatchObject({ onDuty: true, onDutyChangesAt: null });
    expect(await update({ mode: 'BASED_ON_SCHEDULE', schedule: { timeZone: 'UTC', shifts: [] } })).toMatchObject({
      onDuty: false,
      onDutyChangesAt: null,
    });
  });

  test('are an administrator’s to change for others, and nobody else’s', async () => {
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    expect(await update({ operatorId: cleo.id, carrier: 'KPN' }, shop.admin)).toMatchObject({ carrier: 'KPN' });
    expect((await refusal({ operatorId: cleo.id, carrier: 'KPN' })).code).toBe('FORBIDDEN');
    const other = await (await ringdown.shop()).operator({ onDuty: false });
    expect((await refusal({ operatorId: other.id, carrier: 'KPN' }, shop.admin)).code).toBe('NOT_FOUND');
    expect((await refusal({ operatorId: 'nobody', carrier: 'KPN' }, shop.admin)).code).toBe('NOT_FOUND');
  });

  test('are shown to oneself and to administrators, and are null to colleagues', async () => {
    await update({ phoneNumber: newNumber() });
    const OPERATORS = '{ organization { operators { id mobileChat { phoneNumber } } } }';
    type Answer = { organization: { operators: { id: string; mobileChat: object | null }[] } };
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const seen = async (api: ApiClient): Promise<(object | null)[]> =>
      (await api.ask<Answer>(OPERATORS)).organization.operators.flatMap(({ id, mobileChat }) =>
        id === ben.id ? [mobileChat] : [],
      );
    expect(await seen(cleo.api)).toEqual([null]);
    expect(await seen(shop.admin)).not.toEqual([null]);
    expect(await seen(ben.api)).not.toEqual([null]);
  });

  test('with another number while it rings kill the old link, and the phone is unverified', async () => {
    await shop.putOnDuty(ben);
    await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    expect(await update({ phoneNumber: newNumber() })).toMatchObject({ verified: false });
    expect(await page.shows()).toMatchObject({ acceptable: false, status: 'FAILED' });
    expect(await page.taps()).toMatchObject({ __typename: 'ChatOver', status: 'MISSED' });
  });

  test('with the same number again stay verified', async () => {
    await shop.putOnDuty(ben);
    expect(await update({ phoneNumber: ben.phone.number, mode: 'ON' })).toMatchObject({ verified: true });
  });

  test('switched OFF before the SMS left let nobody ring', async () => {
    await shop.putOnDuty(ben);
    await update({ mode: 'OFF' });
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
  });
});
