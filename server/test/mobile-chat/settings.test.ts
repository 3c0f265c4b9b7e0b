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
  schedule { timeZone shifts { weekday from until } exceptions { date kind from until } }`;
const UPDATE = `mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { ${SETTINGS} } }`;

interface Settings {
  mode: string;
  phoneNumber: string | null;
  carrier: string | null;
  verified: boolean;
  onDuty: boolean;
  stopped: boolean;
  onDutyChangesAt: string | null;
  schedule: { timeZone: string; shifts: object[]; exceptions: object[] };
}

/** The date so many days from now. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

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

  test.each([
    [[{ date: '2026-02-30', kind: 'OFF' }]],
    [[{ date: 'tomorrow', kind: 'OFF' }]],
    [[{ date: day(-1), kind: 'OFF' }]],
    [[{ date: day(1000), kind: 'OFF' }]],
    [[{ date: day(1), kind: 'OFF', from: '09:00', until: '10:00' }]],
    [[{ date: day(1), kind: 'EXTRA_HOURS' }]],
    [[{ date: day(1), kind: 'EXTRA_HOURS', from: '09:00' }]],
    [[{ date: day(1), kind: 'EXTRA_HOURS', from: '', until: '' }]],
    [[{ date: day(1), kind: 'EXTRA_HOURS', from: '25:00', until: '26:00' }]],
    [[{ date: day(1), kind: 'EXTRA_HOURS', from: '09:00', until: '09:00' }]],
    [Array(2).fill({ date: day(1), kind: 'OFF' })],
    [Array(2).fill({ date: day(1), kind: 'EXTRA_HOURS', from: '09:00', until: '10:00' })],
    [
      [
        { date: day(1), kind: 'EXTRA_HOURS', from: '22:00', until: '03:00' },
        { date: day(2), kind: 'EXTRA_HOURS', from: '02:00', until: '04:00' },
      ],
    ],
    [Array.from({ length: 51 }, (_, days) => ({ date: day(days), kind: 'OFF' }))],
  ])('refuse the exceptions %j and change nothing', async (exceptions) => {
    const before = await read();
    const refused = await refusal({ mode: 'ON', schedule: { timeZone: 'UTC', shifts: [], exceptions } });
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', 'schedule.exceptions']);
    expect(await read()).toEqual(before);
  });

  test('refuse a kind of exception that there is not, naming it', async () => {
    const exceptions = [{ date: day(1), kind: 'HALF' }];
    const refused = await refusal({ schedule: { timeZone: 'UTC', shifts: [], exceptions } });
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', 'kind']);
  });

  test('keep the exceptions where a schedule leaves them out, and an empty list removes them', async () => {
    const off = { date: day(3), kind: 'OFF', from: null, until: null };
    const extra = { date: day(2), kind: 'EXTRA_HOURS', from: '22:00', until: '02:00' };
    const shifts = [{ weekday: 'MONDAY', from: '09:00', until: '17:00' }];
    const set = await update({ schedule: { timeZone: 'UTC', shifts: [], exceptions: [off, extra] } });
    expect(set.schedule.exceptions).toEqual([extra, off]);
    const kept = await update({ schedule: { timeZone: 'Europe/Amsterdam', shifts } });
    expect(kept.schedule).toEqual({ timeZone: 'Europe/Amsterdam', shifts, exceptions: [extra, off] });
    expect((await update({ mode: 'ON' })).schedule).toEqual(kept.schedule);
    const nullLeavesThem = await update({ schedule: { timeZone: 'UTC', shifts, exceptions: null } });
    expect(nullLeavesThem.schedule.exceptions).toEqual([extra, off]);
    expect((await update({ schedule: { timeZone: 'UTC', shifts, exceptions: [] } })).schedule.exceptions).toEqual([]);
  });

  test('leave out exceptions that are over', async () => {
    const dates = [day(0), day(40)].map((date) => ({ date, kind: 'OFF', from: null, until: null }));
    await update({ schedule: { timeZone: 'UTC', shifts: [], exceptions: dates } });
    ringdown.passes(3 * 86_400);
    expect((await read()).schedule.exceptions).toEqual(dates.slice(1));
    expect((await update({ schedule: { timeZone: 'UTC', shifts: [] } })).schedule.exceptions).toEqual(dates.slice(1));
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
