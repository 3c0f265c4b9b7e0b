import { Demo } from './support/demo';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';

test('the demo is one page: a shop with the widget, three phones, a mailbox, and what to try first', async ({
  page,
}) => {
  const demo = new Demo(page);
  await demo.opens();
  await demo.guides('Be the visitor: open the chat in the shop and ask something. Nobody is at a desk.');
  await expect(page.getByRole('heading', { name: 'A warm house by Friday.' })).toBeVisible();
  for (const operator of ['Ada', 'Ben', 'Cleo']) await expect(demo.phoneOf(operator)).toContainText('+3161234560');
  await expect(demo.mailbox).toContainText('Nothing yet.');
  await expect(demo.visitor.launcher).toBeVisible();
});

test('the whole job can be tried on the one page, and the line on top goes along', async ({ page, openConsole }) => {
  const demo = new Demo(page);
  await demo.visitor.asks('Sales', MESSAGE, 'Vera');
  await demo.guides('Phones are ringing. Tap the link in a text, as the operator would.');
  await expect(demo.phoneOf('Ada')).toContainText(`Vera is waiting: "${MESSAGE}"`);

  await demo.tapsTheLinkOn('Ben');
  await demo.guides('Read who is waiting and what they wrote, then tap Accept.');
  const ben = demo.screenOf('Ben');
  await ben.getByRole('button', { name: 'Accept' }).press('Enter');
  await demo.guides('Ben answered. Write to each other, then end the chat on either side.');
  await demo.visitor.isToldWhoAnswered('Ben');

  await demo.tapsTheLinkOn('Ada');
  await expect(demo.screenOf('Ada').getByText(/^Ben answered at/)).toBeVisible();
  await demo.goesHomeOn('Ada');
  await expect(demo.linksOn('Ada')).toBeVisible();

  await ben.getByRole('textbox', { name: 'Message' }).fill('Close the valve');
  await ben.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(demo.visitor.transcript.getByText('Close the valve')).toBeVisible();
  await demo.visitor.endsTheChat();
  await demo.guides('The chat is over. Open its transcript in the mailbox.');
  await demo.mailbox.getByText('Chat with Vera, Sales').click();
  await expect(demo.mailbox.getByText('Close the valve')).toBeVisible();
  await demo.guides('Now sign in to the console, then ask the shop again: no phone rings.');
  await expect(page.getByRole('link', { name: 'Open the console' })).toHaveAttribute('href', '/');

  await (await openConsole()).signsIn('Cleo');
  await demo.guides('Cleo is at the console. Ask the shop again: no phone rings, the console does.');
  await expect(demo.phoneOf('Cleo')).toContainText('at the console');
});

test('a drawn phone buzzes when a text arrives, and holds still for those who want less motion', async ({ page }) => {
  const demo = new Demo(page);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await demo.visitor.asks('Support', MESSAGE);
  const moves = demo.phoneOf('Cleo').locator('.case');
  await expect(moves).toHaveCSS('animation-name', 'buzz');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(moves).toHaveCSS('animation-name', 'none');
  await expect(demo.linksOn('Cleo')).toBeVisible();
});

test('the page says so when the server is away, and goes on when it is back', async ({ page }) => {
  const demo = new Demo(page);
  await demo.opens();
  await page.context().setOffline(true);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await demo.guides('No connection. Trying again…');
  await page.context().setOffline(false);
  await demo.guides(/^Be the visitor/);
});
