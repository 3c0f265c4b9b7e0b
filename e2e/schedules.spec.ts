import { expectAccessible } from './support/accessibility';
import type { Api } from './support/api';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
const SAVED = 'Saved. The next request follows it.';
const dayInTokyo = (days: number): string =>
  new Date(Date.now() + (days * 24 + 9) * 3_600_000).toISOString().slice(0, 10);

// Some screens are looked over by axe too, in light and in dark.
test.slow();

/** Support has Cleo's phone alone. */
async function othersAreOff(api: Api): Promise<void> {
  for (const name of ['Ada', 'Ben']) await (await api.signIn(name)).setMobileChat('OFF');
}

test('a day off keeps a phone silent that the week would ring; without it the phone rings', async ({
  visitor,
  phoneOf,
  openConsole,
  api,
}) => {
  await othersAreOff(api);
  const console = await openConsole();
  const { page } = console;
  await console.signsIn('Cleo');
  await console.opensSettings('Mobile Chat');
  await page.getByRole('radio', { name: 'BASED ON SCHEDULE' }).check();
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await page.getByRole('button', { name: 'Clear the week' }).click();
  await expect(page.getByText('Your phone will not ring: the schedule has no hours.')).toBeVisible();

  // By the keyboard alone: extra hours all day long but a minute, today and over midnight.
  for (const [at, from, until] of [
    [1, '00:00', '12:00'],
    [2, '12:00', '00:00'],
  ] as const) {
    await page.getByRole('button', { name: 'Add exception' }).press('Enter');
    await page.getByLabel(`Date of exception ${at}`).fill(dayInTokyo(0));
    await page.getByLabel(`What is different of exception ${at}`).press('e');
    await page.getByLabel(`From of exception ${at}`).fill(from);
    await page.getByLabel(`Until of exception ${at}`).fill(until);
  }
  await expect(page.getByText(/Your phone will not ring/)).toBeHidden();
  await console.saves(SAVED);
  await expect(page.getByText(/on duty/i).first()).toBeVisible();

  await page.getByRole('button', { name: /^Remove exception 2/ }).press('Enter');
  await page.getByRole('button', { name: /^Remove exception 1/ }).press('Enter');
  await page.getByRole('button', { name: 'Weekdays 9 to 5' }).click();
  await page.getByRole('button', { name: 'Add exception' }).click();
  await page.getByLabel('Date of exception 1').fill(dayInTokyo(0));
  await console.saves(SAVED);
  await page.reload();
  await expect(page.getByLabel('Date of exception 1')).toHaveValue(dayInTokyo(0));
  await expect(page.getByLabel('What is different of exception 1')).toHaveValue('OFF');
  await console.signsOut();
  await visitor.asks('Support', MESSAGE);
  await expect(visitor.says('Nobody from Support can answer right now.')).toBeVisible();
  await (await phoneOf('Cleo')).isSilent();
});

test('mistakes in the hours are told while they are typed, beside them, and nothing is saved until they are put right', async ({
  openConsole,
}) => {
  const console = await openConsole();
  const { page } = console;
  await console.signsIn('Ben');
  await console.opensSettings('Mobile Chat');
  await page.getByRole('radio', { name: 'BASED ON SCHEDULE' }).check();
  await page.getByRole('button', { name: 'Weekdays 9 to 5' }).click();
  await page.getByRole('button', { name: 'Add shift' }).click();
  await page.getByLabel('Weekday of shift 6').selectOption('Monday');
  await expect(page.getByText('Overlaps Monday 09:00 to 17:00.')).toHaveCount(2);
  await page.getByRole('button', { name: 'Add exception' }).click();
  await page.getByLabel('Date of exception 1').fill('2020-01-01');
  await expect(page.getByText('This date is past.')).toBeVisible();
  await expectAccessible(page, page.getByText('This date is past.'));
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.getByText('Put the marked hours right first.')).toBeVisible();
  await expect(page.getByLabel('Weekday of shift 1')).toBeFocused();

  await page.getByLabel('From of shift 6').fill('');
  await expect(page.getByText('Fill in both times.')).toBeVisible();
  await page.getByLabel('From of shift 6').fill('17:00');
  await page.getByLabel('Until of shift 6').fill('02:00');
  await page.getByRole('button', { name: /^Remove exception 1/ }).click();
  await expect(page.getByText(/^Overlaps|Fill in|past/)).toHaveCount(0);
  await console.saves(SAVED);
});

test('changes that were not saved are not left behind unasked', async ({ openConsole }) => {
  const console = await openConsole();
  const { page } = console;
  await console.signsIn('Ben');
  await console.opensSettings('Mobile Chat');
  await page.getByLabel('Carrier').fill('KPN');
  await console.goesTo('Chats');
  await console.dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByLabel('Carrier')).toHaveValue('KPN');
  await page.goBack();
  await console.dialog.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mobile Chat' })).toBeHidden();
  await console.opensSettings('Mobile Chat');
  await expect(page.getByLabel('Carrier')).not.toHaveValue('KPN');
  await console.goesTo('Chats');
  await expect(console.dialog).toBeHidden();
});

test('a phone is snoozed in settings and ended from the user menu', async ({ visitor, phoneOf, openConsole, api }) => {
  await othersAreOff(api);
  const console = await openConsole();
  const { page } = console;
  await console.signsIn('Cleo');
  await console.opensSettings('Mobile Chat');
  await page.getByRole('button', { name: 'Until tomorrow 09:00' }).click();
  await expectAccessible(page, page.getByText(/^Snoozed until \w{3} \d+ \w+ 09:00\./));
  await console.signsOut();
  await visitor.asks('Support', MESSAGE);
  await expect(visitor.says('Nobody from Support can answer right now.')).toBeVisible();

  await console.signsIn('Cleo');
  await page.getByRole('button', { name: /phone snoozed.*your menu/ }).click();
  await page.getByRole('menuitem', { name: /^End snooze \(until .* 09:00\)/ }).click();
  await expect(page.getByText('Your phone rings again.')).toBeVisible();
  await page.getByRole('button', { name: /your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Snooze phone for 1 hour' }).click();
  await expect(page.getByText(/^Your phone is silent until .*\d\d:\d\d\.$/)).toBeVisible();
  await (await phoneOf('Cleo')).isSilent();
});

test('a ring is answered by snoozing: the phone says until when, and it can be taken back', async ({
  visitor,
  phoneOf,
  api,
}) => {
  await othersAreOff(api);
  await visitor.asks('Support', MESSAGE, 'Vera');
  const cleo = await phoneOf('Cleo');
  await cleo.tapsTheLink();
  await cleo.page.getByRole('button', { name: 'Snooze' }).click();
  await expectAccessible(cleo.page, cleo.says('Decline, and keep your phone silent'));
  await cleo.page.getByRole('button', { name: 'Not for 1 hour' }).click();
  await expectAccessible(cleo.page, cleo.says(/^Your phone is silent until .*\d\d:\d\d\.$/));
  await expect(visitor.says(/Nobody could answer in time|Nobody from Support/)).toBeVisible();
  await cleo.page.reload();
  await cleo.page.getByRole('button', { name: 'Let it ring again' }).click();
  await expect(cleo.says('You declined this chat.')).toBeVisible();
  const { me } = await (await api.signIn('Cleo')).run<{ me: object }>('{ me { mobileChat { snoozedUntil } } }');
  expect(me).toEqual({ mobileChat: { snoozedUntil: null } });
});
