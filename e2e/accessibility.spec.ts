import { expectAccessible } from './support/accessibility';
import type { SettingsPage } from './support/console';
import { Demo } from './support/demo';
import { linkIn } from './support/phone';
import { RemoteVisitor } from './support/remote-visitor';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
const SETTINGS: [page: SettingsPage, sentence: string | RegExp][] = [
  ['Mobile Chat', /^When nobody of a department is at the console/],
  ['Canned responses', 'No canned responses yet'],
  ['Profile', /^Ada, ada@demo.example/],
  ['Call Center', 'Phones would ring.'],
  ['Departments', 'Mail to sales@demo.example'],
  ['Operators', '3 of 25 operator seats taken'],
  ['Sites', 'Offers Sales, Support'],
  ['API keys', /^For programs that use the API/],
  ['Organization', 'Plan PRO+, 25 operator seats.'],
];

// Axe looks at every element of a page twice, in light and in dark.
test.slow();

test('widget and phone page have no fault from the first question to the end of the chat', async ({
  visitor,
  phoneOf,
}) => {
  await visitor.visitsTheShop();
  await expectAccessible(visitor.page, visitor.launcher);
  await visitor.opensTheChat();
  await expectAccessible(visitor.page, visitor.says('How can we help?'));
  await visitor.sendsTheQuestion('Sales', MESSAGE, 'Vera');
  await expectAccessible(visitor.page, visitor.says("We're texting Sales."));

  const ben = await phoneOf('Ben');
  const ada = await phoneOf('Ada');
  await ben.tapsTheLink();
  await ada.tapsTheLink();
  await expectAccessible(ben.page, ben.says('Vera is waiting'));
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
  await expectAccessible(ada.page, ada.says(/^Ben answered at/));
  await ben.writes('Close the valve');
  await expectAccessible(ben.page, ben.transcript.getByText('Close the valve'));
  await expectAccessible(visitor.page, visitor.transcript.getByText('Close the valve'));

  await visitor.endsTheChat();
  await expectAccessible(visitor.page, visitor.says('You ended this chat.'));
  await expectAccessible(ben.page, ben.says('The chat has ended. A copy is in'));
});

test('what stands around a chat on the phone has no fault: whom to hand it to, other chats, canned responses, the end', async ({
  server,
  phoneOf,
  ada,
}) => {
  const input = { title: 'Hours', body: 'We are open from 9 to 5.', shared: true };
  await ada.run('mutation($input: CreateCannedResponseInput!) { createCannedResponse(input: $input) { id } }', {
    input,
  });
  await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await RemoteVisitor.asks(server.url, 'Victor', MESSAGE);
  await ben.tapsTheLink(2);
  await ben.accepts();
  await expectAccessible(ben.page, ben.page.getByRole('button', { name: 'Hours' }));
  await ben.doesMore('Hand over');
  await expectAccessible(ben.page, ben.page.getByRole('button', { name: /^Ada/ }));
  await ben.page.getByRole('button', { name: 'Back' }).click();
  await ben.endsTheChat();
  await expectAccessible(ben.page, ben.page.getByRole('button', { name: 'Mail me a copy' }));
  const tablet = await phoneOf('Ben');
  await tablet.page.goto(linkIn(await ben.rings(2)));
  await expectAccessible(tablet.page, tablet.says(/The chat has ended/));
});

test('links that only tell what happened have no fault', async ({ visitor, phoneOf }) => {
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const ben = await phoneOf('Ben');
  const ada = await phoneOf('Ada');
  await ben.tapsTheLink();
  await ben.declines();
  await expectAccessible(ben.page, ben.says('You declined this chat.'));
  await ada.tapsTheLink();
  await visitor.stopsWaiting();
  await expectAccessible(ada.page, ada.says(/^The visitor left at/));
  await expectAccessible(visitor.page, visitor.says('You stopped waiting.'));
  await ada.page.goto('/m#there-is-no-such-link');
  await ada.page.reload();
  await expectAccessible(ada.page, ada.says('This link no longer works.'));
});

test('the form for when nobody answers has no fault, with its problems and after it was sent', async ({
  visitor,
  api,
}) => {
  for (const name of ['Ada', 'Ben', 'Cleo']) await (await api.signIn(name)).setMobileChat('OFF');
  await visitor.asks('Sales', MESSAGE);
  await expectAccessible(visitor.page, visitor.says('Nobody from Sales can answer right now.'));
  await visitor.leavesTheMessage('not an address');
  await expectAccessible(visitor.page, visitor.says('Write an e-mail address we can answer to'));
  await visitor.leavesTheMessage('vera@example.com');
  await expectAccessible(visitor.page, visitor.says('Your message is with Sales.'));
});

test('the console has no fault from signing in to the end of a chat', async ({ visitor, openConsole }) => {
  const console = await openConsole();
  await console.opens();
  await expectAccessible(console.page, console.page.getByRole('heading', { name: 'Demo accounts' }));
  await console.signsIn('Ada');
  await expectAccessible(console.page, console.page.getByText('Visitors who ask appear here, with a sound.'));

  await visitor.asks('Sales', MESSAGE, 'Vera');
  await expectAccessible(visitor.page, visitor.says('Sales is here. Someone will be with you in a moment.'));
  await expectAccessible(console.page, console.waiting.getByRole('link', { name: /^Vera/ }));
  await console.accepts();
  await expectAccessible(console.page, console.conversation.getByText(/You answered at/));
  await console.endsTheChat();
  await expectAccessible(console.page, console.conversation.getByText(/Ended at/));
});

test('settings, history and messages have no fault', async ({ visitor, openConsole, api }) => {
  for (const name of ['Ada', 'Ben', 'Cleo']) await (await api.signIn(name)).setMobileChat('OFF');
  await visitor.asks('Sales', MESSAGE, 'Vera');
  await visitor.leavesTheMessage('vera@example.com');
  await expect(visitor.says('Your message is with Sales.')).toBeVisible();
  for (const name of ['Ada', 'Ben', 'Cleo']) await (await api.signIn(name)).setMobileChat('ON');

  const console = await openConsole();
  await console.signsIn('Ada');
  await console.goesTo('Messages');
  await expectAccessible(console.page, console.row('Vera').getByText(MESSAGE));
  await console.goesTo('History');
  await expectAccessible(console.page, console.page.getByRole('link', { name: /^Vera/ }));
  await console.goesAway();
  for (const [page, sentence] of SETTINGS) {
    await console.opensSettings(page);
    await expectAccessible(console.page, console.page.getByText(sentence).first());
  }
});

test('the demo page has no fault while phones ring, with a phone page open and with a mail open', async ({ page }) => {
  const demo = new Demo(page);
  await demo.visitor.asks('Sales', MESSAGE, 'Vera');
  await expectAccessible(page, demo.linksOn('Ada'));
  await demo.tapsTheLinkOn('Ada');
  await expectAccessible(page, demo.screenOf('Ada').getByText('Vera is waiting'));
  await demo.screenOf('Ada').getByRole('button', { name: 'Accept' }).press('Enter');
  await demo.visitor.isToldWhoAnswered('Ada');
  await demo.visitor.endsTheChat();
  await demo.mailbox.getByText('Chat with Vera, Sales').click();
  await expectAccessible(page, demo.mailbox.getByText(/Visitor|Vera: /).last());
});
