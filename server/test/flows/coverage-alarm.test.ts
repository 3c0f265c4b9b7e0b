import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CoverageAlarm } from '../../src/coverage/coverage-alarm.entity.js';
import { MailMessage } from '../../src/mail/mail-message.entity.js';
import { ApiClient, type EventStream } from '../harness/api-client.js';
import { eventually } from '../harness/eventually.js';
import { newNumber, type Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';
import { onSqlite } from '../harness/test-database.js';

interface AlarmView {
  id: string;
  department: { id: string; name: string };
  since: string;
  raisedAt: string;
  reasons: { code: string; reason: string; operator: { name: string } }[];
}
type Alarms = EventStream<{ coverageAlarmsChanged: AlarmView[] }>;

const FIELDS = 'id since raisedAt department { id name } reasons { code reason operator { name } }';
const ALARMS = `{ coverageAlarms { ${FIELDS} } }`;
const FOLLOWED = `subscription { coverageAlarmsChanged { ${FIELDS} } }`;

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

const alarms = async (api: ApiClient): Promise<AlarmView[]> =>
  (await api.ask<{ coverageAlarms: AlarmView[] }>(ALARMS)).coverageAlarms;
const follows = (api: ApiClient): Alarms => api.subscribe(FOLLOWED);
const isAlarmed = async (stream: Alarms, departmentId: string): Promise<AlarmView> => {
  const { coverageAlarmsChanged: told } = await stream.next('an alarm', ({ coverageAlarmsChanged }) =>
    coverageAlarmsChanged.some(({ department }) => department.id === departmentId),
  );
  return told.find(({ department }) => department.id === departmentId)!;
};
const isCalm = (stream: Alarms): Promise<unknown> =>
  stream.next('no alarm', ({ coverageAlarmsChanged }) => coverageAlarmsChanged.length === 0);
const rowOf = (departmentId: string): Promise<CoverageAlarm | null> =>
  ringdown.app.services.db.read.findOneBy(CoverageAlarm, { departmentId });
/** The engine looks, and then fears for the department; or is calmed. */
async function isFeared({ departmentId }: Shop, feared = true): Promise<void> {
  ringdown.passes(5);
  await eventually(`the department ${feared ? 'to be feared for' : 'to be calm'}`, async () => {
    const row = await rowOf(departmentId);
    return row !== null && (row.since !== null) === feared;
  });
}
const mailsAbout = (shop: Shop): Promise<MailMessage[]> =>
  ringdown.app.services.db.read.find(MailMessage, {
    where: { organizationId: shop.id, purpose: 'COVERAGE_ALARM' },
    order: { id: 'ASC' },
  });

describe('a department that has hours now and reaches nobody', () => {
  it('alarms after a minute: administrators by mail, and every console of the department', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    await shop.operator({ name: 'Cleo', onDuty: false });
    const [admins, bens] = [follows(shop.admin), follows(ben.api)];
    await isCalm(admins);
    await isCalm(bens);
    await ben.updatesMobileChat({ phoneNumber: newNumber() });
    await isFeared(shop);
    expect(await alarms(shop.admin)).toEqual([]);
    ringdown.passes(60);
    const alarm = await isAlarmed(admins, shop.departmentId);
    expect(alarm.department.name).toBe('Sales');
    expect(Object.fromEntries(alarm.reasons.map(({ operator, code }) => [operator.name, code]))).toEqual({
      Ben: 'NOT_VERIFIED',
      Cleo: 'NO_NUMBER',
    });
    expect((await isAlarmed(bens, shop.departmentId)).id).toBe(alarm.id);
    const [mail, ...others] = await mailsAbout(shop);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Nobody can be reached in Sales');
    expect(mail?.text).toContain('- Ben: The phone number is not verified.');
    expect(mail?.text).toContain('- Cleo: There is no phone number.');
    expect(mail?.text).toContain(`/settings/coverage?department=${shop.departmentId}`);
    await ben.updatesMobileChat({ mode: 'OFF' });
  });

  it('is over at once when somebody comes to the console, and soon after is the same incident: no second mail', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.updatesMobileChat({ phoneNumber: ben.phone.number, mode: 'ON' });
    const admins = follows(shop.admin);
    await isCalm(admins);
    await isFeared(shop);
    ringdown.passes(60);
    const first = await isAlarmed(admins, shop.departmentId);
    const console = await ben.opensConsole();
    ringdown.passes(5);
    await isCalm(admins);
    await ringdown.loses(console);
    ringdown.passes(25);
    await isFeared(shop);
    ringdown.passes(60);
    expect((await isAlarmed(admins, shop.departmentId)).id).toBe(first.id);
    expect(await mailsAbout(shop)).toHaveLength(1);
    await ben.updatesMobileChat({ mode: 'OFF' });
    ringdown.passes(5);
    await isCalm(admins);
    ringdown.passes(31 * 60);
    await ben.updatesMobileChat({ mode: 'ON' });
    await isFeared(shop);
    ringdown.passes(60);
    expect((await isAlarmed(admins, shop.departmentId)).id).not.toBe(first.id);
    expect(await mailsAbout(shop)).toHaveLength(2);
    await ben.updatesMobileChat({ mode: 'OFF' });
  });

  it('alarms where a shift covers this moment, though Mobile Chat was switched off', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
    const shifts = weekdays.map((weekday) => ({ weekday, from: '00:00', until: '00:00' }));
    await ben.updatesMobileChat({ mode: 'OFF', schedule: { timeZone: 'UTC', shifts } });
    const admins = follows(shop.admin);
    await isFeared(shop);
    ringdown.passes(60);
    const { reasons } = await isAlarmed(admins, shop.departmentId);
    expect(reasons.map(({ reason }) => reason)).toEqual(['Mobile Chat is off.']);
    await ben.updatesMobileChat({ schedule: { timeZone: 'UTC', shifts: [] } });
    await isFeared(shop, false);
  });

  it('does not alarm for a handover, nor where no hours are planned or nobody belongs to it', async () => {
    const shop = await ringdown.shop();
    await shop.department('Support');
    const ben = await shop.operator();
    await ben.goesAway();
    const console = await ben.opensConsole();
    await isFeared(shop);
    ringdown.passes(30);
    await ben.comesBack();
    await isFeared(shop, false);
    await ringdown.loses(console);
    await ben.updatesMobileChat({ mode: 'OFF' });
    ringdown.passes(300);
    await shop.operator({ name: 'Cleo', onDuty: false });
    ringdown.passes(300);
    expect(await alarms(shop.admin)).toEqual([]);
    expect(await mailsAbout(shop)).toEqual([]);
  });

  it('is no longer alarmed for once it is archived', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.updatesMobileChat({ mode: 'ON' });
    const admins = follows(shop.admin);
    await isFeared(shop);
    ringdown.passes(60);
    await isAlarmed(admins, shop.departmentId);
    await shop.admin.ask('mutation ($id: ID!) { archiveDepartment(id: $id) { id } }', { id: shop.departmentId });
    ringdown.passes(5);
    await isCalm(admins);
  });

  it('is told to nobody else: neither another department nor another organization, and is counted', async () => {
    const shop = await ringdown.shop();
    const supportId = await shop.department('Support');
    const stranger = await shop.operator({ name: 'Sam', departmentIds: [supportId], onDuty: false });
    const foreigner = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.updatesMobileChat({ mode: 'ON' });
    const admins = follows(shop.admin);
    await isFeared(shop);
    ringdown.passes(60);
    await isAlarmed(admins, shop.departmentId);
    expect(await alarms(stranger.api)).toEqual([]);
    expect(await alarms(foreigner.admin)).toEqual([]);
    expect(await alarms(ben.api)).toHaveLength(1);
    const metrics = await (await fetch(`${ringdown.url}/metrics`)).text();
    expect(metrics).toMatch(/^ringdown_coverage_alarms [1-9]/m);
    await ben.updatesMobileChat({ mode: 'OFF' });
  });
});

if (!onSqlite) {
  describe('two servers', () => {
    it('raise one alarm between them, and mail it once', async () => {
      const other = await ringdown.another();
      const shop = await ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.updatesMobileChat({ mode: 'ON' });
      const [one, two] = [follows(shop.admin), follows(new ApiClient(other.url, shop.admin.credentials))];
      await isFeared(shop);
      ringdown.clock.advance(60);
      for (const { app } of [ringdown, other]) app.services.engine.wake();
      await isAlarmed(one, shop.departmentId);
      await isAlarmed(two, shop.departmentId);
      for (const { app } of [ringdown, other]) app.services.engine.wake();
      expect(await mailsAbout(shop)).toHaveLength(1);
      await other.app.stop();
    });
  });
}
