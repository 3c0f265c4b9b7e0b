import { addWidget, footprintOf, HOSTILE, servesHostPage, type HostPage, type Website } from './support/host-page';
import { expect, test as base } from './support/test';

const MESSAGE = 'My boiler leaks';
const PLAIN: HostPage = { html: '<!doctype html><html lang="en"><title>Shop</title><body></body></html>' };

/** A test with a website beside the server. */
const test = base.extend<{ host: HostPage; website: Website }>({
  host: [PLAIN, { option: true }],
  website: async ({ host, server, ada }, use) => {
    const website = await servesHostPage(host, server.url, ada);
    await use(website);
    await website.stop();
  },
});

for (const [trait, host] of Object.entries(HOSTILE)) {
  test.describe(trait, () => {
    test.use({ host });

    test(`a page that ${trait} breaks nothing of the widget, and the widget nothing of it`, async ({
      visitor,
      phoneOf,
      server,
      website,
    }) => {
      const { page } = visitor;
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(website.url);
      const before = await footprintOf(page);
      await addWidget(page, server.url);
      await expect(visitor.launcher).toBeVisible();
      const after = await footprintOf(page);
      expect(after).toEqual({ ...before, globals: [...before.globals, 'Ringdown'].sort() });

      const button = await visitor.launcher.boundingBox();
      expect([button?.width, button?.height].map((size) => Math.round(size ?? 0))).toEqual([56, 56]);
      // A page that says nothing of phones is laid out wider than their screen.
      const width = await page.evaluate(() => window.innerWidth);
      expect(Math.round((button?.x ?? 0) + 56 + 20)).toBe(width);
      await visitor.opensTheChat();
      const question = visitor.says('How can we help?');
      await expect(question).toHaveCSS('font-size', '20px');
      await expect(question).not.toHaveCSS('color', 'rgb(255, 0, 0)');

      await visitor.sendsTheQuestion('Sales', MESSAGE);
      const ben = await phoneOf('Ben');
      await ben.tapsTheLink();
      await ben.accepts();
      await visitor.isToldWhoAnswered('Ben');
      await ben.writes('Close the valve');
      await expect(visitor.transcript.getByText('Close the valve')).toBeVisible();
      const { layout, styleSheets, bodyChildren } = await footprintOf(page);
      expect({ layout, styleSheets, bodyChildren }).toEqual({
        layout: before.layout,
        styleSheets: before.styleSheets,
        bodyChildren: before.bodyChildren,
      });
      expect(complaints).toEqual([]);
    });
  });
}

test('before a visitor opens it, the widget asks once who is reachable, and stores nothing', async ({
  visitor,
  server,
  website,
}) => {
  const { page } = visitor;
  await page.goto(website.url);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await addWidget(page, server.url);
  await expect(visitor.launcher).toBeVisible();
  // The browser asks leave for a call to another origin.
  expect(asked.filter((line) => !line.startsWith('OPTIONS'))).toEqual(['GET /widget.js', 'POST /graphql']);
  expect(await footprintOf(page)).toMatchObject({ stored: 0, cookies: '' });

  await visitor.opensTheChat();
  expect(asked.filter((path) => path.includes('/widget/texts-'))).toHaveLength(1);
  expect(await page.context().cookies()).toEqual([]);
});

test('where the browser blocks storage the chat works, lasts as long as the page, and says so', async ({
  visitor,
  phoneOf,
}) => {
  await visitor.page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await visitor.asks('Sales', MESSAGE);
  await expect(
    visitor.says('Your browser keeps nothing for this site, so this chat lasts as long as this page is open.'),
  ).toBeVisible();
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
  await visitor.writes('Thank you');
  await expect(ben.transcript.getByText('Thank you')).toBeVisible();
});

test('two widgets of different sites keep to themselves on one page', async ({ visitor, server, website, ada }) => {
  const { page } = visitor;
  const { organization } = await ada.run<{ organization: { departments: { id: string }[] } }>(
    '{ organization { departments { id } } }',
  );
  const input = {
    name: 'Second shop',
    allowedOrigins: [website.url],
    departmentIds: organization.departments.map(({ id }) => id),
  };
  const create = 'mutation($input: CreateSiteInput!) { createSite(input: $input) { key } }';
  const { createSite: second } = await ada.run<{ createSite: { key: string } }>(create, { input });
  await page.goto(website.url);
  for (const key of ['demo', second.key]) await addWidget(page, server.url, key);
  const [one, other] = ['demo', second.key].map((key) => page.locator(`ringdown-widget[data-site="${key}"]`));
  if (!one || !other) throw new Error('Two widgets are wanted');

  await one.getByRole('button', { name: 'Chat with us' }).click();
  await one.getByLabel('Your message').fill('For the first');
  await one.getByRole('button', { name: 'Close' }).click();
  await other.getByRole('button', { name: 'Chat with us' }).click();
  await expect(other.getByLabel('Your message')).toHaveValue('');
  await expect(other.getByText('Second shop')).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual(
    ['ringdown:demo', `ringdown:${second.key}`].sort(),
  );
});
