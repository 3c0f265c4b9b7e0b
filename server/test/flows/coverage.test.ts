import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import { newNumber } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';

interface Week {
  from: string;
  until: string;
  spans: { start: string; end: string; operators: { name: string }[] }[];
  gaps: { start: string; end: string }[];
}

const COVERAGE = `query ($id: ID!, $from: DateTime) { coverage(departmentId: $id, from: $from) {
  from until department { id } spans { start end operators { name } } gaps { start end } } }`;
const WHO = 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reasons { code reason operator { name } } } }';
const HOUR = 3_600_000;

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(async () => {
  await ringdown.finish();
});

async function week(api: ApiClient, id: string, from?: string): Promise<Week> {
  return (await api.ask<{ coverage: Week }>(COVERAGE, { id, from })).coverage;
}
const names = ({ operators }: Week['spans'][number]): string[] => operators.map(({ name }) => name).sort();
/** On duty each Monday, in UTC. */
const onMondays = (operator: Operator, from: string, until: string): Promise<unknown> =>
  operator.updatesMobileChat({
    mode: 'BASED_ON_SCHEDULE',
    schedule: { timeZone: 'UTC', shifts: [{ weekday: 'MONDAY', from, until }] },
  });
/** The next Monday, at midnight UTC. */
function nextMonday(): Date {
  const now = ringdown.clock.now();
  const days = (8 - now.getUTCDay()) % 7 || 7;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days));
}

describe('coverage', () => {
  it('tells for a week who would ring when, and when nobody would', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await onMondays(ben!, '09:00', '17:00');
    await onMondays(cleo!, '16:00', '20:00');
    const monday = nextMonday();
    const hour = (hours: number): string => new Date(monday.getTime() + hours * HOUR).toISOString();
    const told = await week(ben!.api, shop.departmentId, monday.toISOString());
    expect(told.spans.map((span) => [span.start, span.end, names(span)])).toEqual([
      [hour(0), hour(9), []],
      [hour(9), hour(16), ['Ben']],
      [hour(16), hour(17), ['Ben', 'Cleo']],
      [hour(17), hour(20), ['Cleo']],
      [hour(20), hour(168), []],
    ]);
    expect(told.gaps).toEqual([
      { start: hour(0), end: hour(9) },
      { start: hour(20), end: hour(168) },
    ]);
  });

  it('begins now where no instant is given, and lasts seven days', async () => {
    const shop = await ringdown.shop();
    await shop.operator();
    const told = await week(shop.admin, shop.departmentId);
    expect(Math.abs(Date.parse(told.from) - ringdown.clock.now().getTime())).toBeLessThan(10_000);
    expect(Date.parse(told.until) - Date.parse(told.from)).toBe(168 * HOUR);
    expect(told.gaps).toEqual([]);
    expect(told.spans.map(names)).toEqual([['Ben']]);
  });

  it('counts neither who is off, unverified or has no seat, nor that somebody is at the console now', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo, dana] = await shop.operators('Ben', 'Cleo', 'Dana');
    await ben!.updatesMobileChat({ mode: 'OFF' });
    await cleo!.updatesMobileChat({ phoneNumber: newNumber() });
    const eva = await shop.operator({ name: 'Eva' });
    await shop.admin.ask('mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) { id } }', {
      input: { id: eva.id, active: false },
    });
    const console = await dana!.opensConsole();
    const told = await week(shop.admin, shop.departmentId);
    expect(told.spans.map(names)).toEqual([['Dana']]);
    await ringdown.loses(console);
  });

  it('heeds that somebody is snoozed, and dates that differ', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const until = new Date(ringdown.clock.now().getTime() + 5 * HOUR).toISOString();
    await ben.api.ask('mutation ($until: DateTime!) { snoozeMobileChat(until: $until) { snoozedUntil } }', { until });
    expect((await week(ben.api, shop.departmentId)).gaps.map(({ end }) => end)).toEqual([until]);
    await ben.api.ask('mutation { endSnooze { snoozedUntil } }');
    await onMondays(ben, '09:00', '17:00');
    const monday = nextMonday();
    await ben.updatesMobileChat({
      schedule: {
        timeZone: 'UTC',
        shifts: [{ weekday: 'MONDAY', from: '09:00', until: '17:00' }],
        exceptions: [{ date: monday.toISOString().slice(0, 10), kind: 'OFF' }],
      },
    });
    expect((await week(ben.api, shop.departmentId, monday.toISOString())).gaps).toHaveLength(1);
  });

  it('agrees with who would ring when that moment has come', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    for (const [operator, from] of [
      [ben!, '00:00'],
      [cleo!, '12:00'],
    ] as const) {
      const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
      const shifts = weekdays.map((weekday) => ({ weekday, from, until: '18:00' }));
      await operator.updatesMobileChat({
        mode: 'BASED_ON_SCHEDULE',
        schedule: { timeZone: 'Pacific/Auckland', shifts },
      });
    }
    const { spans } = await week(shop.admin, shop.departmentId);
    for (let step = 0; step < 8; step += 1) {
      const now = ringdown.clock.now().toISOString();
      const span = spans.find(({ start, end }) => start <= now && now < end);
      const { whoWouldRing } = await shop.admin.ask<{
        whoWouldRing: { reasons: { code: string; operator: { name: string } }[] };
      }>(WHO, { id: shop.departmentId });
      const ringing = whoWouldRing.reasons.filter(({ code }) => code === 'WOULD_RING');
      expect(ringing.map(({ operator }) => operator.name).sort()).toEqual(names(span!));
      ringdown.passes(3 * 3600 + 7);
    }
  });

  it('of a department without operators is one gap, and the department carries a warning', async () => {
    const shop = await ringdown.shop();
    const departmentId = await shop.department('Support');
    const told = await week(shop.admin, departmentId);
    expect(told.gaps).toEqual([{ start: told.from, end: told.until }]);
    const { organization } = await shop.admin.ask<{
      organization: { departments: { id: string; warning: string | null }[] };
    }>('{ organization { departments { id warning } } }');
    expect(organization.departments.find(({ id }) => id === departmentId)?.warning).toBe(
      'It has no operators: whoever asks it can only leave a message.',
    );
  });

  it('is refused for an instant more than a year away, naming the field', async () => {
    const shop = await ringdown.shop();
    const refusal = await shop.admin.refusal(COVERAGE, { id: shop.departmentId, from: '2199-01-01T00:00:00Z' });
    expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', 'from']);
  });
});

describe('who would ring', () => {
  it('carries the facts in words: until when, in which zone', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await onMondays(ben!, '09:00', '09:30');
    const until = new Date(ringdown.clock.now().getTime() + 30 * HOUR).toISOString();
    await cleo!.api.ask('mutation ($until: DateTime!) { snoozeMobileChat(until: $until) { snoozedUntil } }', { until });
    const { whoWouldRing } = await shop.admin.ask<{
      whoWouldRing: { reasons: { code: string; reason: string; operator: { name: string } }[] };
    }>(WHO, { id: shop.departmentId });
    const told = Object.fromEntries(whoWouldRing.reasons.map(({ operator, reason }) => [operator.name, reason]));
    expect(told['Cleo']).toMatch(/^Snoozed until \w+ \d+ \w+ at \d\d:\d\d \(.+\)\.$/);
    expect(told['Ben']).toMatch(/^Off duty until (Monday \d+ \w+ at )?09:\d\d \(UTC\): no shift covers this moment\.$/);
  });
});
