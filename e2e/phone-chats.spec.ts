import { linkIn, type Phone } from './support/phone';
import { RemoteVisitor } from './support/remote-visitor';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
type PhoneOf = (operator: string) => Promise<Phone>;

async function benHasVera(url: string, phoneOf: PhoneOf): Promise<{ vera: RemoteVisitor; ben: Phone }> {
  const vera = await RemoteVisitor.asks(url, 'Vera', MESSAGE);
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  return { vera, ben };
}

test('a second device is refused kindly and gets a new link by text; the first then has the chat no longer', async ({
  server,
  phoneOf,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.writes('Hello');
  const tablet = await phoneOf('Ben');
  await tablet.tapsTheLink();
  const former = tablet.page.url();
  await expect(tablet.says(/^Ben answered at/)).toBeVisible();
  await expect(tablet.says(MESSAGE)).toHaveCount(0);
  await tablet.page.getByRole('button', { name: 'Send me a new link' }).click();
  await expect(tablet.says('A new link is on its way to your phone.')).toBeVisible();
  const text = await ben.rings(2);
  expect(text.body).toContain('a new link to your chat with Vera');
  await tablet.page.reload();
  await expect(tablet.says('This link no longer works.')).toBeVisible();

  await tablet.page.goto(linkIn(text));
  await expect(tablet.says('This chat is yours.')).toBeVisible();
  await tablet.page.getByRole('button', { name: 'Continue here' }).click();
  await tablet.writes('On the tablet now');
  await vera.sharesTranscriptWith(tablet);
  await expect(ben.says('This link no longer works.')).toBeVisible();
  expect(former).not.toBe(tablet.page.url());
});

test('the new link taken on the phone that has the chat takes along what was typed, and the older tab follows', async ({
  server,
  phoneOf,
  openConsole,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.writes('Hello');
  const tablet = await phoneOf('Ben');
  await tablet.tapsTheLink();
  await tablet.page.getByRole('button', { name: 'Send me a new link' }).click();
  await ben.types('Half a');
  const newer = await ben.inAnotherTab();
  await newer.tapsTheLink(2);
  await newer.page.getByRole('button', { name: 'Continue here' }).click();
  await expect(newer.messageField).toHaveValue('Half a');
  await newer.writes(' line');
  await vera.sharesTranscriptWith(newer);
  await vera.sharesTranscriptWith(ben);
  expect(await vera.lines()).toEqual([MESSAGE, 'Hello', 'Half a line']);

  // It is still the same phone: the chat may leave it, and come back by the same link.
  await (await openConsole()).signsIn('Ben');
  await newer.doesMore('Continue at the console');
  await newer.page.getByRole('button', { name: 'Continue here' }).click();
  await newer.writes('And back');
  await vera.sharesTranscriptWith(newer);
});

test('what the visitor writes sounds and vibrates, and what the operator writes does not', async ({
  server,
  phoneOf,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.page.evaluate(() => {
    const heard = { sounds: 0, vibrations: 0 };
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function (this: AudioContext) {
      heard.sounds += 1;
      return make.call(this);
    };
    Object.assign(navigator, { vibrate: () => (heard.vibrations += 1) });
    Object.assign(window, { heard });
  });
  const heard = () => ben.page.evaluate(() => (window as unknown as { heard: object }).heard);
  await vera.writes('Are you there');
  await expect.poll(heard).toEqual({ sounds: 2, vibrations: 1 });
  await ben.writes('I am');
  await vera.sharesTranscriptWith(ben);
  expect(await heard()).toEqual({ sounds: 2, vibrations: 1 });
});

test('two chats of one phone each have their link, and a switcher with what is unread', async ({ server, phoneOf }) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.writes('Hello Vera');
  const victor = await RemoteVisitor.asks(server.url, 'Victor', 'And my tap drips');
  await ben.tapsTheLink(2);
  await ben.accepts();
  await ben.writes('Hello Victor');
  const chats = ben.page.getByRole('navigation', { name: 'Your chats' });
  await expect(chats.getByRole('link')).toHaveText([/^Vera/, /^Victor/]);

  await vera.writes('It is cold too');
  await expect(chats.getByRole('link', { name: 'Vera 1' })).toBeVisible();
  await expect.poll(() => ben.title).toBe('(1) Chat');
  await victor.sharesTranscriptWith(ben);
  await chats.getByRole('link', { name: /^Vera/ }).click();
  await expect(ben.transcript.getByText('It is cold too')).toBeVisible();
  await expect.poll(() => ben.title).toBe('Chat');
  await vera.sharesTranscriptWith(ben);

  await ben.page.reload();
  await expect(chats.getByRole('link')).toHaveCount(2);
  await chats.getByRole('link', { name: /^Victor/ }).click();
  await victor.sharesTranscriptWith(ben);
});

test('canned responses are sent by one tap', async ({ server, phoneOf, api, ada }) => {
  const create = `mutation($input: CreateCannedResponseInput!) { createCannedResponse(input: $input) { id } }`;
  await ada.run(create, { input: { title: 'Hours', body: 'We are open from 9 to 5.', shared: true } });
  await (await api.signIn('Ben')).run(create, { input: { title: 'On it', body: 'I am looking into it.' } });
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.types('Half a');
  await ben.page.getByRole('button', { name: 'On it' }).click();
  await ben.page.getByRole('button', { name: 'Hours' }).click();
  await expect(ben.transcript.getByText('We are open from 9 to 5.')).toBeVisible();
  await expect(ben.messageField).toHaveValue('Half a');
  await vera.sharesTranscriptWith(ben);
  expect(await vera.lines()).toEqual([MESSAGE, 'I am looking into it.', 'We are open from 9 to 5.']);
});

test('handing over by text keeps the chat until it is taken, and then leaves nothing on the phone', async ({
  server,
  phoneOf,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  const ada = await phoneOf('Ada');
  await ben.doesMore('Hand over');
  await ben.page.getByRole('button', { name: /^Ada/ }).click();
  await expect(ben.says(/^Ringing Ada until \d\d:\d\d\. The chat stays yours until then\.$/)).toBeVisible();
  await ada.tapsTheLink(2);
  await ada.declines();
  await expect(ben.says('Ada did not take it. The chat is still yours.')).toBeVisible();
  await ben.writes('I have it still');

  await ben.doesMore('Hand over');
  await ben.page.getByRole('button', { name: /^Ada/ }).click();
  await ada.tapsTheLink(3);
  await ada.accepts();
  await expect(ben.says(/^Ada answered at/)).toBeVisible();
  await ada.writes('I take it from here');
  await vera.sharesTranscriptWith(ada);
  await ben.offersNothing();
});

test('a chat goes on at the console and comes back, with every line', async ({ server, phoneOf, openConsole }) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.writes('From the phone');
  await ben.types('Half a');
  await ben.doesMore('Continue at the console');
  await expect(ben.says('Sign in to the console first. The chat stays here until then.')).toBeVisible();

  const console = await openConsole();
  await console.signsIn('Ben');
  await ben.page.getByRole('button', { name: 'Continue at the console' }).click();
  await expect(ben.says('You have this chat at the console.')).toBeVisible();
  await console.page.getByRole('link', { name: /^Vera/ }).first().click();
  await console.writes('From the desk');
  await expect(console.messages.getByText('From the desk')).toBeVisible();

  await ben.page.getByRole('button', { name: 'Continue here' }).click();
  await expect(ben.messageField).toHaveValue('Half a');
  await ben.writes(' line');
  await vera.sharesTranscriptWith(ben);
  await expect(console.messages.getByText('Half a line')).toBeVisible();
});

test('at the end the operator may have the transcript mailed, and then the phone holds nothing', async ({
  server,
  phoneOf,
  api,
}) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  await ben.writes('Close the valve');
  await vera.writes('Done, thank you');
  await ben.endsTheChat();
  await vera.sharesTranscriptWith(ben);
  await ben.page.getByRole('button', { name: 'Mail me a copy' }).click();
  await expect(ben.says(/A copy is on its way to your own mailbox too\./)).toBeVisible();
  await expect
    .poll(async () => (await api.mailbox()).map(({ to }) => to).sort())
    .toEqual(['ben@demo.example', 'sales@demo.example']);
  await ben.page.getByRole('button', { name: 'Done' }).click();
  await expect(ben.says('Done. This phone keeps nothing of the chat.')).toBeVisible();
  expect(await ben.keeps()).toEqual([]);
  expect(new URL(ben.page.url()).hash).toBe('');
});

test('the text field is never zoomed into, and stays in sight above the keyboard', async ({ server, phoneOf }) => {
  const { vera, ben } = await benHasVera(server.url, phoneOf);
  const size = await ben.messageField.evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  for (const viewport of [
    { width: 360, height: 340 },
    { width: 740, height: 200 },
  ]) {
    await ben.page.setViewportSize(viewport);
    await ben.messageField.focus();
    await expect(ben.messageField).toBeInViewport({ ratio: 1 });
    await expect(ben.page.getByRole('button', { name: 'Send' })).toBeInViewport({ ratio: 1 });
  }
  await ben.writes('Seen');
  await vera.sharesTranscriptWith(ben);
});
