import { expect, test } from './support/test';

const SAVED = 'Saved. The next request follows it.';

test('Settings > Call Center keeps what it is told, names each field at fault, and asks before changes are left behind', async ({
  openConsole,
  ada,
}) => {
  const console = await openConsole();
  const { page } = console;
  await console.signsIn('Ada');
  await console.opensSettings('Call Center');

  const again = page.getByRole('checkbox', { name: 'Ring those who did not answer once more' });
  await expect(again).toBeDisabled();
  await expect(page.getByText('This is for Round Robin')).toBeVisible();
  await page.getByRole('radio', { name: 'Round Robin' }).check();
  await again.check();
  await page.getByLabel('Chats on one phone').fill('21');
  await page.getByRole('checkbox', { name: 'Set idle operators to away' }).check();
  await page.getByLabel('Away after minutes').fill('0');
  await page.getByRole('checkbox', { name: 'Count operators as logged out after a long absence' }).check();

  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.getByLabel('Chats on one phone')).toBeFocused();
  await expect(page.getByText('A whole number of chats from 1 to 20.')).toBeVisible();
  await expect(page.getByText('A whole number of minutes from 1 to 480.')).toBeVisible();

  await page.getByLabel('Chats on one phone').fill('3');
  await page.getByLabel('Away after minutes').fill('15');
  await console.goesTo('History');
  await expect(console.dialog.getByRole('heading', { name: 'Leave without saving?' })).toBeVisible();
  await console.dialog.getByRole('button', { name: 'Stay' }).click();
  await console.saves(SAVED);

  const query = '{ organization { callCenter { secondPass mobileCapacity autoAwayMinutes awayLogsOutMinutes } } }';
  const { organization } = await ada.run<{ organization: { callCenter: object } }>(query);
  expect(organization.callCenter).toEqual({
    secondPass: true,
    mobileCapacity: 3,
    autoAwayMinutes: 15,
    awayLogsOutMinutes: 30,
  });
  await page.reload();
  await expect(again).toBeChecked();
  await expect(page.getByLabel('Away after minutes')).toHaveValue('15');
  await console.goesTo('History');
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
});

test('a second pass rings the phones that were silent once more, one after the other', async ({
  visitor,
  phoneOf,
  ada,
}) => {
  await ada.setCallCenter({ callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, secondPass: true });
  await visitor.asks('Sales', 'My boiler leaks');
  for (const times of [1, 2]) {
    for (const operator of ['Ada', 'Ben']) await (await phoneOf(operator)).rings(times);
  }
});
