import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
const SAVED = 'Saved. The next request follows it.';

test('Settings > Mobile Chat: a new number is verified by a texted code, and only then rings', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Cleo');
  await console.opensSettings('Mobile Chat');
  await console.page.getByLabel('Phone number').fill('+31 6 87654321');
  await console.page.getByLabel('Carrier').fill('Simulated Telecom');
  await console.saves(SAVED);
  await expect(console.page.getByText('+31687654321 does not ring until it is verified.')).toBeVisible();

  await console.page.getByRole('button', { name: 'Text me a code' }).click();
  const cleo = await phoneOf('Cleo');
  const { body } = await cleo.rings();
  await console.page.getByLabel('Code from the SMS').fill(/\d{6}/.exec(body)?.[0] ?? '');
  await console.page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(console.page.getByText('The number is verified.')).toBeVisible();

  await console.page.getByRole('button', { name: 'Ring my phone now' }).click();
  await expect(console.page.getByText('A test SMS is on its way.')).toBeVisible();
  expect((await cleo.rings(2)).body).toContain('this is a test');

  await console.signsOut();
  await visitor.asks('Support', MESSAGE);
  await cleo.tapsTheLink(3);
  await expect(cleo.says(MESSAGE)).toBeVisible();
});

test('Settings > Mobile Chat: a wrong number is refused beside its field, and nothing is stored', async ({
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Ben');
  await console.opensSettings('Mobile Chat');
  await console.page.getByLabel('Phone number').fill('+31 123');
  await console.page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(console.page.getByLabel('Phone number')).toHaveAttribute('aria-invalid', 'true');
  await console.page.reload();
  await expect(console.page.getByLabel('Phone number')).toHaveValue('06 12345602');
});

test('Settings > Mobile Chat: OFF keeps a phone silent, and so do hours that do not cover now', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const ada = await openConsole();
  await ada.signsIn('Ada');
  await ada.opensSettings('Mobile Chat');
  await ada.page.getByRole('radio', { name: 'OFF' }).check();
  await ada.saves(SAVED);
  await ada.signsOut();

  const ben = await openConsole();
  await ben.signsIn('Ben');
  await ben.opensSettings('Mobile Chat');
  await ben.page.getByRole('radio', { name: 'BASED ON SCHEDULE' }).check();
  await ben.page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await ben.page.getByRole('button', { name: 'Clear the week' }).click();
  await expect(ben.page.getByText('No shifts: the phone never rings by schedule.')).toBeVisible();
  await ben.saves(SAVED);
  await ben.signsOut();

  await visitor.asks('Sales', MESSAGE);
  await expect(visitor.says('Nobody from Sales can answer right now.')).toBeVisible();
  for (const operator of ['Ada', 'Ben']) await (await phoneOf(operator)).isSilent();
});

test('Settings > Mobile Chat: within the drawn hours the phone rings, in the zone of the schedule', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Cleo');
  await console.opensSettings('Mobile Chat');
  await console.page.getByRole('radio', { name: 'BASED ON SCHEDULE' }).check();
  await console.page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  const today = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'Asia/Tokyo' }).format(new Date());
  await console.page.getByRole('button', { name: 'Clear the week' }).click();
  await console.page.getByRole('button', { name: 'Add shift' }).click();
  await console.page.getByLabel('Weekday of shift 1').selectOption(today);
  await console.page.getByLabel('From of shift 1').fill('00:00');
  await console.page.getByLabel('Until of shift 1').fill('00:00');
  await console.saves(SAVED);
  await expect(console.page.getByText(/on duty/i).first()).toBeVisible();
  await console.page.reload();
  await expect(console.page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
  await console.signsOut();

  await visitor.asks('Support', MESSAGE);
  await (await phoneOf('Cleo')).rings();
});

test('Settings > Call Center: Round Robin and its timeouts are kept and govern the next request', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.opensSettings('Call Center');
  await console.page.getByRole('radio', { name: 'Round Robin' }).check();
  await console.page.getByLabel('Ring timeout in seconds').fill('2');
  await console.page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(console.page.getByLabel('Ring timeout in seconds')).toHaveAttribute('aria-invalid', 'true');
  await console.page.getByLabel('Ring timeout in seconds').fill('5');
  await console.page.getByLabel('Maximum wait in seconds').fill('60');
  await console.saves(SAVED);
  await console.page.reload();
  await expect(console.page.getByRole('radio', { name: 'Round Robin' })).toBeChecked();
  await expect(console.page.getByLabel('Ring timeout in seconds')).toHaveValue('5');
  await console.signsOut();

  await visitor.asks('Sales', MESSAGE);
  await (await phoneOf('Ada')).rings();
  await (await phoneOf('Ben')).isSilent();
  await (await phoneOf('Ben')).rings();
});

test('an administrator adds a department, gives it an operator, offers it on the site; visitors can ask it', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.opensSettings('Departments');
  await console.page.getByRole('button', { name: 'Add department' }).click();
  await console.dialog.getByLabel('Name').fill('Repairs');
  await console.dialog.getByLabel('E-mail').fill('repairs@demo.example');
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.row('Repairs')).toContainText('Mail to repairs@demo.example');

  await console.opensSettings('Operators');
  await console.page.getByRole('button', { name: 'Edit Cleo' }).click();
  await console.dialog.getByLabel('Repairs').check();
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.row('Cleo')).toContainText('Repairs');

  await console.opensSettings('Sites');
  await console.page.getByRole('button', { name: /^Edit/ }).click();
  await console.dialog.getByLabel('Repairs').check();
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.page.getByText(/Offers .*Repairs/)).toBeVisible();
  await console.signsOut();

  await visitor.asks('Repairs', MESSAGE);
  await (await phoneOf('Cleo')).rings();
  await (await phoneOf('Ada')).isSilent();
});

test('an administrator adds operators up to the seats and never beyond; a deactivated one gives the seat back', async ({
  openConsole,
  ada,
}) => {
  const { organization } = await ada.run<{ organization: { operatorSeats: number; departments: { id: string }[] } }>(
    '{ organization { operatorSeats departments { id } } }',
  );
  const departmentIds = organization.departments.map(({ id }) => id);
  const create = 'mutation($input: CreateOperatorInput!) { createOperator(input: $input) { id } }';
  for (let taken = 3; taken < organization.operatorSeats - 1; taken++) {
    const input = {
      name: `Operator ${taken}`,
      email: `o${taken}@demo.example`,
      password: 'long enough 1',
      departmentIds,
    };
    await ada.run(create, { input });
  }

  const console = await openConsole();
  await console.signsIn('Ada');
  await console.opensSettings('Operators');
  const add = async (name: string): Promise<void> => {
    await console.page.getByRole('button', { name: 'Add operator' }).click();
    await console.dialog.getByLabel('Name').fill(name);
    await console.dialog.getByLabel('E-mail').fill(`${name.toLowerCase()}@demo.example`);
    await console.dialog.getByLabel('Password').fill('long enough 1');
    await console.dialog.getByLabel('Sales').check();
    await console.dialog.getByRole('button', { name: 'Save' }).click();
  };
  await add('Dora');
  await expect(console.page.getByText('25 of 25 operator seats taken')).toBeVisible();
  await add('Emil');
  await expect(console.dialog.getByText(/seat/i)).toBeVisible();
  await console.dialog.getByRole('button', { name: 'Cancel' }).click();

  await console.row('Dora').getByRole('button', { name: 'Deactivate' }).click();
  await console.row('Dora').getByRole('button', { name: 'Deactivate operator' }).click();
  await expect(console.page.getByText('24 of 25 operator seats taken')).toBeVisible();
  await add('Emil');
  await expect(console.row('Emil')).toContainText('Sales');
});

test('an administrator adds a site and gets the line that installs the widget', async ({ openConsole, server }) => {
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.opensSettings('Sites');
  await console.page.getByRole('button', { name: 'Add site' }).click();
  await console.dialog.getByLabel('Name').fill('Second shop');
  await console.dialog.getByLabel('Allowed origins').fill('https://shop.example');
  await console.dialog.getByLabel('Sales').check();
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.row('Second shop')).toContainText(`<script async src="${server.url}/widget.js" data-site="`);
});
