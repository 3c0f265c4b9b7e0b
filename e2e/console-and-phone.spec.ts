import { linkIn } from './support/phone';
import { RemoteVisitor } from './support/remote-visitor';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';

test('a canned response kept in settings is found by a slash at the console and tapped on the phone', async ({
  server,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.opensSettings('Canned responses');
  await expect(console.page.getByText('No canned responses yet')).toBeVisible();
  await console.page.getByRole('button', { name: 'Add canned response' }).click();
  await console.dialog.getByLabel('Title').fill('Opening hours');
  await console.dialog.getByLabel('Text').fill('We are open from 9 to 5.');
  await console.dialog.getByLabel('Share with everybody').check();
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.row('Opening hours').getByText('Shared')).toBeVisible();

  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  await console.goesTo('Chats');
  await console.accepts();
  const field = console.conversation.getByRole('textbox', { name: 'Message' });
  await field.pressSequentially('/hours');
  await expect(console.page.getByRole('option', { name: /^Opening hours/ })).toBeVisible();
  await field.press('Enter');
  await expect(field).toHaveValue('We are open from 9 to 5.');
  await console.conversation.getByRole('button', { name: 'Send' }).click();
  await expect(console.messages.getByText('We are open from 9 to 5.')).toBeVisible();
  await expect.poll(() => vera.lines()).toEqual([MESSAGE, 'We are open from 9 to 5.']);
  await console.page.goto('/');
  await console.signsOut();

  const victor = await RemoteVisitor.asks(server.url, 'Victor', 'And my tap drips');
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await ben.page.getByRole('button', { name: 'Opening hours' }).click();
  await victor.sharesTranscriptWith(ben);
});

test('a chat at the console goes to one’s own phone by a link, and stays until that is opened', async ({
  server,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Ben');
  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  await console.accepts();
  await console.writes('At the desk');
  await console.conversation.getByRole('button', { name: 'To my phone' }).click();
  await expect(console.page.getByText('A link is on its way to your phone.')).toBeVisible();

  const ben = await phoneOf('Ben');
  await ben.page.goto(linkIn(await ben.rings()));
  await expect(ben.says('You have this chat at the console.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Continue here' }).click();
  await ben.writes('In the train');
  await vera.sharesTranscriptWith(ben);
  await expect(console.page.getByText('You have this chat on your phone.')).toBeVisible();

  await console.page.getByRole('button', { name: 'Continue here' }).click();
  await expect(ben.says('You have this chat at the console.')).toBeVisible();
  await console.writes('At the desk again');
  await expect.poll(() => vera.lines()).toEqual([MESSAGE, 'At the desk', 'In the train', 'At the desk again']);
});
