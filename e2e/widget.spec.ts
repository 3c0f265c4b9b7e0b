import type { Page, Route } from '@playwright/test';
import type { Api } from './support/api';
import { expectAccessible } from './support/accessibility';
import { Pocket } from './support/pocket';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import type { Visitor } from './support/visitor';

const MESSAGE = 'My boiler leaks';

async function dress(ada: Api, widget: object): Promise<void> {
  const { site } = await ada.run<{ site: { id: string } }>('{ site(key: "demo") { id } }');
  const update = 'mutation($input: UpdateSiteInput!) { updateSite(input: $input) { id } }';
  await ada.run(update, { input: { id: site.id, widget } });
}

async function linesOf({ transcript }: { transcript: Visitor['transcript'] }): Promise<string[]> {
  return transcript.locator('.body').allInnerTexts();
}

/** Both sides read the same lines, in one order. */
async function bothSeeTheSame(visitor: Visitor, phone: Phone): Promise<void> {
  await expect(async () => expect(await linesOf(phone)).toEqual(await linesOf(visitor))).toPass({ timeout: 10_000 });
}

async function refuseRatings(route: Route): Promise<void> {
  const errors = [{ message: 'Refused.', extensions: { code: 'BAD_USER_INPUT', field: 'comment' } }];
  if (route.request().postData()?.includes('rateChat')) await route.fulfill({ json: { errors } });
  else await route.fallback();
}

async function blockSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new DOMException('Blocked', 'SecurityError');
      }
    } as unknown as typeof WebSocket;
  });
}

test('a visitor who has to go leaves a number while waiting, by keyboard too; the operator who answers sees it', async ({
  visitor,
  openConsole,
}) => {
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const told = visitor.widget.getByRole('status');
  await expect(told.filter({ hasText: "We're texting Sales." })).toBeAttached();
  await visitor.panel.getByRole('button', { name: 'Leave a number or e-mail' }).press('Enter');
  await expect(visitor.panel.getByLabel('Your number or e-mail')).toBeFocused();
  await visitor.panel.getByLabel('Your number or e-mail').fill('call me');
  await visitor.panel.getByRole('button', { name: 'Save' }).click();
  await expect(visitor.says('Write a phone number or an e-mail address.')).toBeVisible();
  await visitor.panel.getByLabel('Your number or e-mail').fill('+31 20 123 4567');
  await visitor.panel.getByRole('button', { name: 'Save' }).click();
  await expect(visitor.says('We can reach you at +31 20 123 4567.')).toBeVisible();
  await expect(visitor.panel.getByRole('button', { name: 'Change' })).toBeFocused();

  const console = await openConsole();
  await console.signsIn('Ben');
  await console.accepts();
  await console.opensDetails();
  await expect(console.page.getByRole('link', { name: '+31 20 123 4567' })).toBeVisible();
  await expect(told.filter({ hasText: 'Ben answered' })).toBeAttached();
  await visitor.panel.getByRole('button', { name: 'End chat' }).press('Enter');
  await expect(visitor.panel.getByRole('button', { name: 'Yes, end it' })).toBeFocused();
});

test('the visitor sees what was delivered and read, rates the chat, and gets a copy by mail', async ({
  visitor,
  phoneOf,
  openConsole,
  api,
}) => {
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await expect(visitor.says('from a phone')).toBeVisible();
  await visitor.writes('Are you there?');
  await expect(visitor.says('Read')).toBeVisible();
  await ben.writes('Yes');
  await bothSeeTheSame(visitor, ben);

  await ben.endsTheChat();
  await visitor.panel.getByRole('radio', { name: '4 of 5' }).check({ force: true });
  await visitor.panel.getByLabel('Anything to add?').fill('Quick, thanks');
  await expectAccessible(visitor.page, visitor.says('How was this chat?'));
  await visitor.page.route('**/graphql', refuseRatings);
  await visitor.panel.getByRole('button', { name: 'Send rating' }).click();
  await expect(visitor.says('This rating cannot be sent.')).toBeVisible();
  await visitor.page.unroute('**/graphql', refuseRatings);
  await visitor.panel.getByRole('button', { name: 'Send rating' }).click();
  await expect(visitor.says('Thank you. Your rating is with the team.')).toBeVisible();
  await visitor.panel.getByRole('button', { name: 'Mail me a copy' }).click();
  await visitor.panel.getByLabel('Your e-mail').fill('vera@example.com');
  await visitor.panel.getByRole('button', { name: 'Send copy' }).click();
  await expect(visitor.says('A copy is on its way to vera@example.com.')).toBeVisible();
  await expect.poll(async () => (await api.mailbox()).map(({ to }) => to)).toContain('vera@example.com');

  const console = await openConsole();
  await console.signsIn('Ben');
  await console.goesTo('History');
  await console.page.getByRole('link', { name: /^Vera/ }).click();
  await console.opensDetails();
  await expect(console.page.getByText('4 of 5')).toBeVisible();
  await expect(console.page.getByText('Quick, thanks')).toBeVisible();
});

test('lines that come while the panel is closed are counted on the button, on the next page too, and said once', async ({
  visitor,
  phoneOf,
}) => {
  await visitor.asks('Sales', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
  await visitor.panel.getByRole('button', { name: 'Close' }).click();
  await ben.writes('Close the valve');
  await ben.writes('Then call us');
  const badge = visitor.launcher.locator('.badge');
  await expect(badge).toHaveText('2');
  await expect(visitor.widget.getByRole('status').filter({ hasText: '2 unread messages' })).toBeAttached();

  await visitor.page.reload();
  await expect(badge).toHaveText('2');
  await expect(visitor.panel).toHaveCount(0);
  await visitor.launcher.click();
  await expect(visitor.transcript.getByText('Then call us')).toBeVisible();
  await expect(badge).toHaveText('');
  await expect(visitor.widget.getByText('2 unread messages')).toHaveCount(0);
  await bothSeeTheSame(visitor, ben);
});

test('with WebSockets blocked everything arrives all the same', async ({ visitor, phoneOf }) => {
  await blockSockets(visitor.page);
  await visitor.asks('Sales', MESSAGE);
  const ben = await phoneOf('Ben');
  await blockSockets(ben.page);
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
  await ben.writes('Close the valve');
  await expect(visitor.transcript.getByText('Close the valve')).toBeVisible();
  await visitor.writes('Done');
  await expect(ben.transcript.getByText('Done')).toBeVisible();
  await bothSeeTheSame(visitor, ben);
});

test('on a slow 4G connection the whole way from the waiting room to the end works, and both sides have it all', async ({
  visitor,
  phoneOf,
}) => {
  await (await Pocket.of(visitor.page)).isOnSlow4G();
  await visitor.asks('Sales', MESSAGE, 'Vera');
  await expect(visitor.says("We're texting Sales.")).toBeVisible();
  await visitor.writes('The floor is wet');
  const ben = await phoneOf('Ben');
  await (await Pocket.of(ben.page)).isOnSlow4G();
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
  for (const line of ['one', 'two', 'three']) {
    await visitor.writes(line);
    await ben.writes(`${line}, heard`);
  }
  await expect(visitor.transcript.getByText('three, heard')).toBeVisible();
  await expect(ben.transcript.getByText('three', { exact: true })).toBeVisible();
  await visitor.endsTheChat();
  await expect(visitor.says('You ended this chat.')).toBeVisible();
  await expect(ben.says(/The chat has ended/)).toBeVisible();
  expect(await linesOf(visitor)).toHaveLength(8);
  await bothSeeTheSame(visitor, ben);
});

test('what is written during an outage waits, survives a reload, and is sent once, in order', async ({
  visitor,
  phoneOf,
}) => {
  const { page } = visitor;
  await visitor.asks('Sales', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');

  // The server cannot be reached, though the page itself can be loaded again.
  await page.route('**/graphql', (route) => route.abort());
  await visitor.writes('one');
  await visitor.writes('two');
  await expect(visitor.says('Sending…').first()).toBeVisible();
  await page.reload();
  await expect(visitor.transcript.getByText('one')).toBeVisible();
  await page.unroute('**/graphql');
  await ben.writes('Still here');
  await expect(ben.transcript.getByText('two')).toBeVisible();
  await expect(visitor.says('Sending…')).toHaveCount(0);
  await expect
    .poll(async () => (await linesOf(visitor)).filter((line) => /^(one|two)$/.test(line)))
    .toEqual(['one', 'two']);
  await bothSeeTheSame(visitor, ben);

  await page.context().setOffline(true);
  await visitor.writes('three');
  await expect(visitor.says('No connection. Trying again…')).toBeVisible({ timeout: 30_000 });
  await page.context().setOffline(false);
  await expect(ben.transcript.getByText('three')).toBeVisible();
  await expect(visitor.says('No connection. Trying again…')).toHaveCount(0);
  await bothSeeTheSame(visitor, ben);
});

test('long words, right-to-left text, links and 4,000 characters stay in their place', async ({ visitor, phoneOf }) => {
  await visitor.asks('Sales', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
  const lines = [
    'w'.repeat(300),
    'مرحبا بالعالم',
    'x '.repeat(1_999) + 'xy',
    'https://example.com/<b>?a=1. javascript:alert(1)',
  ];
  for (const line of lines) {
    await visitor.messageField.fill(line);
    await visitor.panel.getByRole('button', { name: 'Send' }).click();
  }
  await expect(ben.transcript.getByText('مرحبا بالعالم')).toBeVisible();
  await expect(visitor.transcript.getByText('مرحبا بالعالم')).toHaveCSS('direction', 'rtl');
  const links = visitor.transcript.getByRole('link');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', 'https://example.com/');
  await expect(links).toHaveAttribute('rel', /noopener/);
  const overflow = await visitor.transcript.evaluate((log) => log.scrollWidth - log.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  // As when the keyboard of a phone comes up.
  const { width, height } = visitor.page.viewportSize() ?? { width: 360, height: 640 };
  await visitor.page.setViewportSize({ width, height: Math.round(height * 0.6) });
  await expect(links).toBeInViewport();
  await bothSeeTheSame(visitor, ben);
});

test('an administrator dresses the widget and decides what it asks; visitors see it', async ({
  visitor,
  openConsole,
  ada,
}) => {
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.goesAway();
  await console.opensSettings('Sites');
  await console.page.getByRole('button', { name: 'Widget of Demo shop' }).click();
  await console.dialog.getByLabel('Colour', { exact: true }).fill('#ffd400');
  await expect(console.dialog.getByText(/so the text is black/)).toBeVisible();
  await console.dialog.getByLabel('Icon on the button').selectOption('Headset');
  await console.dialog.getByLabel('Text on the button').fill('Ask us');
  const drawing = await console.dialog.locator('.preview-launcher path').getAttribute('d');
  await console.dialog.getByLabel('Side of the page').selectOption('Left');
  await console.dialog.getByLabel('English').fill('What can we do for you?');
  await console.dialog.getByLabel('The visitor’s name').selectOption('Must be filled in');
  await console.dialog.getByRole('button', { name: 'Add a question' }).click();
  await console.dialog.getByRole('textbox', { name: 'Question 1' }).fill('Order number');
  await console.dialog.getByLabel('Must be answered').check();
  await console.dialog.getByLabel('What a visitor agrees to').fill('You may keep what I write.');
  await expectAccessible(console.page, console.dialog.getByText('Preview'));
  await console.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.dialog).toHaveCount(0);

  await visitor.page.goto('/demo');
  const launcher = visitor.widget.getByRole('button', { name: 'Ask us' });
  await expect(launcher).toHaveCSS('background-color', 'rgb(255, 212, 0)');
  await expect(launcher).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(launcher.locator('path')).toHaveAttribute('d', drawing ?? 'drawn');
  expect((await launcher.boundingBox())?.x).toBeLessThan(100);
  await launcher.click();
  await expect(visitor.says('What can we do for you?')).toBeVisible();
  await visitor.messageField.fill(MESSAGE);
  await visitor.panel.getByRole('button', { name: 'Send' }).click();
  await expect(visitor.says('This is needed.')).toBeVisible();
  await visitor.panel.getByLabel('Your name').fill('Vera');
  await visitor.panel.getByLabel('Order number').fill('42');
  await visitor.panel.getByRole('button', { name: 'Send' }).click();
  await expect(visitor.says('Tick the box if you agree.')).toBeVisible();
  await expectAccessible(visitor.page, visitor.says('You may keep what I write.'));
  await visitor.panel.getByLabel('You may keep what I write.').check();
  await visitor.panel.getByRole('button', { name: 'Send' }).click();
  await expect(visitor.transcript.getByText(MESSAGE)).toBeVisible();
  expect((await ada.newestChat()).status).toBe('WAITING');
});

test.describe('in Arabic', () => {
  test.use({ locale: 'ar-EG' });

  test("the panel runs from right to left in the visitor's language, and in the site's where it chose one", async ({
    page,
    ada,
  }) => {
    await page.goto('/demo');
    const widget = page.locator('ringdown-widget');
    await widget.getByRole('button', { name: 'تحدّث معنا' }).click();
    await expect(widget.getByRole('heading', { name: 'كيف يمكننا مساعدتك؟' })).toHaveCSS('direction', 'rtl');
    await expectAccessible(page, widget.getByRole('heading', { name: 'كيف يمكننا مساعدتك؟' }));

    await dress(ada, { language: 'NL' });
    await page.reload();
    await expect(widget.getByRole('heading', { name: 'Waarmee kunnen we helpen?' })).toHaveCSS('direction', 'ltr');
  });
});

test('a page opens the widget, fills in what it knows and hears what happens', async ({ visitor, phoneOf }) => {
  const { page } = visitor;
  await visitor.visitsTheShop();
  await page.evaluate(() => {
    const { Ringdown } = window as unknown as {
      Ringdown: {
        set(fields: object): void;
        on(name: string, hear: (detail: unknown) => void): () => void;
        open(): void;
      };
    };
    const heard: string[] = [];
    Object.assign(document, { heard });
    for (const name of ['open', 'request', 'answered', 'message', 'ended', 'close']) {
      Ringdown.on(name, (detail) => heard.push(`${name} ${JSON.stringify(detail ?? null)}`));
    }
    Ringdown.set({ name: 'Vera', department: 'Support', message: 'My boiler leaks' });
    Ringdown.open();
  });
  await expect(visitor.messageField).toHaveValue(MESSAGE);
  await expect(visitor.panel.getByRole('radio', { name: /^Support/ })).toBeChecked();
  await visitor.panel.getByRole('button', { name: 'Send' }).click();
  const cleo = await phoneOf('Cleo');
  await cleo.tapsTheLink();
  await expect(cleo.says('Vera is waiting')).toBeVisible();
  await cleo.accepts();
  await visitor.isToldWhoAnswered('Cleo');
  await cleo.writes('Hello');
  await expect(visitor.transcript.getByText('Hello')).toBeVisible();
  await visitor.endsTheChat();
  await expect(visitor.says('You ended this chat.')).toBeVisible();
  await page.evaluate(() => (window as unknown as { Ringdown: { close(): void } }).Ringdown.close());
  await expect(visitor.panel).toHaveCount(0);
  const heard = await page.evaluate(() => (document as unknown as { heard: string[] }).heard);
  expect(heard.map((line) => line.split(' ')[0])).toEqual(['open', 'request', 'answered', 'message', 'ended', 'close']);
  expect(heard.find((line) => line.startsWith('message'))).toContain('"text":"Hello"');
});
