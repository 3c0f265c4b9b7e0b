import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
const SCHEDULE = `mutation($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { mode } }`;
const ALARM = {
  __typename: 'CoverageAlarm',
  id: '01a20303-0467-7006-ac3f-09db770566a8',
  since: '2026-11-22T13:03:00.000Z',
  department: { __typename: 'Department', id: '01a20303-0307-761d-ae8a-7376e6c655df', name: 'Sales' },
};

/** On duty in the evening alone, in the browser's own zone. */
const evenings = {
  mode: 'BASED_ON_SCHEDULE',
  schedule: {
    timeZone: 'Europe/Amsterdam',
    shifts: ['MONDAY', 'TUESDAY', 'WEDNESDAY'].map((weekday) => ({ weekday, from: '18:00', until: '22:00' })),
  },
};

test('Settings > Coverage: tells when nobody would ring, who would, and why not now', async ({
  openConsole,
  api,
  ada,
}) => {
  for (const name of ['Ben', 'Cleo']) await (await api.signIn(name)).setMobileChat('OFF');
  await ada.run(SCHEDULE, { input: evenings });
  const { page } = await openConsole().then(async (console) => {
    await console.signsIn('Ben');
    await console.opensSettings('Coverage');
    return console;
  });
  await page.getByLabel('Department').selectOption({ label: 'Sales' });
  await expect(page.getByRole('list', { name: 'Gaps' }).getByRole('listitem').last()).toHaveText(/^Nobody on .+ to /);
  const shift = page.getByRole('row').filter({ hasText: /(Mon|Tue|Wed) .+ 18:00 to 22:00/ });
  await expect(shift.first().getByRole('cell')).toHaveText('Ada');
  await expect(page.getByRole('region', { name: 'Sales' }).getByText('Mobile Chat is off.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Week after' }).click();
  await expect(page.getByRole('row').filter({ hasText: '18:00 to 22:00' }).first()).toBeVisible();
  await expectAccessible(page, page.getByRole('heading', { name: 'Who would ring now?' }));
});

test('Settings > Departments: one without operators says so, another who would ring', async ({ openConsole, ada }) => {
  await ada.run('mutation($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }', {
    input: { name: 'Returns' },
  });
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.opensSettings('Departments');
  await expect(console.row('Returns').getByText('It has no operators')).toBeVisible();
  await console.row('Sales').getByRole('button', { name: 'Who would ring now?' }).click();
  await expect(console.row('Sales').getByText('A colleague at the console accepts chats.')).toBeVisible();
  await console.row('Sales').getByRole('link', { name: 'Coverage of Sales' }).click();
  await expect(console.page.getByRole('heading', { level: 1, name: 'Coverage' })).toBeVisible();
});

/** Answers the console's question for alarms as a server would whose Sales reaches nobody. */
async function alarmSales(page: Page): Promise<void> {
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { id, type, payload } = JSON.parse(String(message)) as {
        id: string;
        type: string;
        payload?: { query?: string };
      };
      if (type === 'subscribe' && payload?.query?.includes('coverageAlarmsChanged')) {
        socket.send(JSON.stringify({ id, type: 'next', payload: { data: { coverageAlarmsChanged: [ALARM] } } }));
      } else {
        server.send(message);
      }
    });
  });
}

test('an alarm stands on every page of the console until it is dismissed, and stays dismissed', async ({
  openConsole,
}) => {
  const console = await openConsole(alarmSales);
  await console.signsIn('Ada');
  const banner = console.page.getByRole('alert').filter({ hasText: 'Nobody can be reached in Sales since' });
  await expectAccessible(console.page, banner);
  await console.goesTo('History');
  await expect(banner).toBeVisible();
  await console.page.getByRole('button', { name: 'Dismiss the alarm of Sales' }).click();
  await expect(banner).toBeHidden();
  await console.page.reload();
  await expect(console.page.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect(banner).toBeHidden();
});

test('the details of a chat tell when each phone was asked, opened its link and answered, also in History', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const [ben, ada] = [await phoneOf('Ben'), await phoneOf('Ada')];
  await ben.tapsTheLink();
  await ada.rings();
  await expect(ben.says('Vera is waiting')).toBeVisible();
  await ben.accepts();
  await ben.endsTheChat();
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.goesTo('History');
  await console.page.getByRole('link', { name: /Vera/ }).first().click();
  const details = console.page.getByRole('complementary', { name: 'Visitor details' });
  const panel = console.page.getByRole('button', { name: 'Visitor details' });
  if ((await panel.getAttribute('aria-expanded')) === 'false') await panel.click();
  const phones = details.getByRole('list', { name: 'Phones that were rung' }).locator('> li');
  const steps = phones.filter({ hasText: 'Ben' }).getByRole('listitem');
  for (const step of ['Asked', 'SMS sent', 'SMS delivered', 'Link opened', 'Accepted']) {
    await expect(steps.filter({ hasText: step })).toHaveText(/\d\d:\d\d:\d\d$/);
  }
  await expect(phones.filter({ hasText: 'Ada' }).getByText('Called off').first()).toBeVisible();
  await expectAccessible(console.page, details.getByText('Offered on phones'));
});
