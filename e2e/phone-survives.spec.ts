import type { Page } from '@playwright/test';
import { blockSockets, Pocket } from './support/pocket';
import type { Phone } from './support/phone';
import { RemoteVisitor } from './support/remote-visitor';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
type PhoneOf = (operator: string) => Promise<Phone>;

/** Vera asks, and Ben takes the chat on his phone. */
async function benHasVera(url: string, phoneOf: PhoneOf): Promise<{ vera: RemoteVisitor; ben: Phone }> {
  const vera = await RemoteVisitor.asks(url, 'Vera', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  return { vera, ben };
}

/** Opens the link, and taps Accept where there is no network any more. */
async function tapsInVain(phone: Phone): Promise<Pocket> {
  await phone.tapsTheLink();
  const pocket = await Pocket.of(phone.page);
  await expect(phone.says('Vera is waiting')).toBeVisible();
  await pocket.losesTheNetwork();
  await phone.page.getByRole('button', { name: 'Accept' }).click();
  await expect(phone.says('No connection. Trying again…')).toBeVisible();
  return pocket;
}

/** What was said comes to this page only once the function it gives is called. */
async function holdLines(page: Page): Promise<() => void> {
  let letThemCome = (): void => undefined;
  const come = new Promise<void>((resolve) => (letThemCome = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query ChatSince')) await come;
    await route.continue();
  });
  return letThemCome;
}

test('lines written without a network are kept when the tab dies, and sent once when the same link is opened again', async ({
  server,
  phoneOf,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  const pocket = await Pocket.of(ben.page);
  await pocket.losesTheNetwork();
  await ben.writes('First line');
  await ben.writes('Second line');
  await ben.types('Not yet sent');
  await expect(ben.transcript.getByText('Sending…')).toHaveCount(2);
  // A socket that answers nothing any more is noticed by the ping that stays unanswered.
  await expect(ben.says(/No connection/)).toBeVisible({ timeout: 30_000 });
  await vera.writes('Are you there');

  const back = await ben.diesAndComesBack();
  await expect(back.messageField).toHaveValue('Not yet sent');
  await expect(back.transcript.getByText('Are you there')).toBeVisible();
  await vera.sharesTranscriptWith(back);
  expect((await vera.lines()).filter((line) => line === 'First line')).toHaveLength(1);
  await back.page.reload();
  await vera.sharesTranscriptWith(back);
  expect(await vera.lines()).toEqual([MESSAGE, 'Are you there', 'First line', 'Second line']);
});

test('a lost network is said, and what was written meanwhile on both sides arrives once it is back', async ({
  server,
  phoneOf,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  const pocket = await Pocket.of(ben.page);
  await pocket.losesTheNetwork();
  await ben.writes('On the stairs');
  await expect(ben.transcript.getByText('Sending…')).toBeVisible();
  await vera.writes('It is getting worse');
  await pocket.findsTheNetwork();
  await expect(ben.transcript.getByText('It is getting worse')).toBeVisible();
  await vera.sharesTranscriptWith(ben);
  expect(await vera.lines()).toHaveLength(3);
});

test('a locked screen catches up when it is unlocked, and the title tells what is unread', async ({
  server,
  phoneOf,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  const pocket = await Pocket.of(ben.page);
  await pocket.isLocked();
  await vera.writes('One');
  await vera.writes('Two');
  await pocket.isUnlocked();
  await expect(ben.transcript.getByText('Two')).toBeVisible();
  await vera.sharesTranscriptWith(ben);

  // Another app is in front; the page still runs.
  await ben.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await vera.writes('Three');
  await expect.poll(() => ben.title).toBe('(1) Chat');
  await ben.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => ben.title).toBe('Chat');
  await vera.sharesTranscriptWith(ben);
});

test('going away and back through the browser’s history goes on where it was', async ({ server, phoneOf }) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.writes('Hello');
  await vera.sharesTranscriptWith(ben);
  await ben.page.goto('about:blank');
  await vera.writes('Still here');
  await ben.page.goBack();
  await expect(ben.transcript.getByText('Still here')).toBeVisible();
  await ben.writes('Me too');
  await vera.sharesTranscriptWith(ben);
});

test('where sockets are blocked it asks by itself, before accepting and after', async ({ server, phoneOf }) => {
  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  const ben = await phoneOf('Ben');
  await blockSockets(ben.page);
  await ben.tapsTheLink();
  await ben.accepts();
  await ben.writes('Close the valve');
  await vera.writes('Done');
  await expect(ben.transcript.getByText('Done')).toBeVisible();
  await expect(ben.says(/Connected/)).toBeVisible();
  await vera.sharesTranscriptWith(ben);

  const victor = await RemoteVisitor.asks(server.url, 'Victor', 'And mine');
  const ada = await phoneOf('Ada');
  await blockSockets(ada.page);
  await ada.tapsTheLink(2);
  await expect(ada.says('Victor is waiting')).toBeVisible();
  await victor.leaves();
  await expect(ada.says(/^The visitor left at/)).toBeVisible();
  await ada.offersNothing();
});

test('a chat that is left before its lines have come has nothing unread but what was written after the tap', async ({
  server,
  phoneOf,
}) => {
  const ben = await phoneOf('Ben');
  await blockSockets(ben.page);
  const letLinesCome = await holdLines(ben.page);
  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  await ben.tapsTheLink();
  await ben.accepts();
  await RemoteVisitor.asks(server.url, 'Victor', 'And my tap drips');
  await ben.tapsTheLink(2);
  await ben.accepts();
  await vera.writes('It is cold too');
  letLinesCome();
  const left = ben.page.getByRole('navigation', { name: 'Your chats' }).getByRole('link', { name: /^Vera/ });
  await expect(left).toHaveAccessibleName('Vera 1 1 unread');
  await left.click();
  await vera.sharesTranscriptWith(ben);
});

test('a tap without a network is carried out once it is back; one that came too late says so', async ({
  server,
  phoneOf,
}) => {
  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  const [ben, ada] = [await phoneOf('Ben'), await phoneOf('Ada')];
  const [bens, adas] = [await tapsInVain(ben), await tapsInVain(ada)];
  await bens.findsTheNetwork();
  await expect(ben.messageField).toBeVisible();
  await adas.findsTheNetwork();
  await expect(ada.says(/^Ben answered at \d\d:\d\d\.$/)).toBeVisible();
  await ada.offersNothing();
  await ben.writes('Here I am');
  await vera.sharesTranscriptWith(ben);
});

test('a chat that is ended without a network ends after what was written before', async ({ server, phoneOf }) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  const pocket = await Pocket.of(ben.page);
  await pocket.losesTheNetwork();
  await ben.writes('Goodbye');
  await ben.endsTheChat();
  await expect(ben.page.getByRole('button', { name: 'Ending…' })).toBeVisible();
  await pocket.findsTheNetwork();
  await expect(ben.page.getByRole('button', { name: 'Done' })).toBeVisible();
  await vera.sharesTranscriptWith(ben);
  expect(await vera.lines()).toEqual([MESSAGE, 'Goodbye']);
});

test('on slow 4G a tap that is repeated takes one chat once, and talking works', async ({ server, phoneOf }) => {
  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  const ben = await phoneOf('Ben');
  const pocket = await Pocket.of(ben.page);
  await pocket.isOnSlow4G();
  await ben.tapsTheLink();
  await ben.page.getByRole('button', { name: 'Accept' }).dblclick();
  await expect(ben.messageField).toBeVisible();
  await ben.writes('One moment');
  await vera.writes('Thank you');
  await expect(ben.transcript.getByText('Thank you')).toBeVisible();
  await vera.sharesTranscriptWith(ben);
});

test('a tap whose answer was lost with the tab is told its outcome when the link is opened again', async ({
  server,
  phoneOf,
}) => {
  const vera = await RemoteVisitor.asks(server.url, 'Vera', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  // The server takes the tap; its answer never arrives.
  await ben.page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('acceptRing')) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => vera.status()).toBe('ACTIVE');

  const back = await ben.diesAndComesBack();
  await expect(back.messageField).toBeVisible();
  await back.writes('Here I am');
  await vera.sharesTranscriptWith(back);
});
