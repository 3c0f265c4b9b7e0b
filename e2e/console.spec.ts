import { type Page } from '@playwright/test';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';

/** What the console did to be noticed: tones it played, and notifications it showed. */
interface Noticed {
  tones: number;
  notifications: string[];
}

/** Watches for sounds and notifications while the operator looks at another window. */
async function lookElsewhere(page: Page): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const noticed: Noticed = { tones: 0, notifications: [] };
    Object.assign(window, { noticed });
    document.hasFocus = () => false;
    const createOscillator = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
      noticed.tones += 1;
      return createOscillator.call(this);
    };
    window.Notification = class extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string) {
        super();
        noticed.notifications.push(title);
      }
    } as unknown as typeof Notification;
  });
}

const noticedBy = (page: Page): Promise<Noticed> =>
  page.evaluate(() => (window as unknown as { noticed: Noticed }).noticed);

test('with an operator at the console no phone rings: the console does, with a sound and a notification', async ({
  visitor,
  phoneOf,
  openConsole,
  api,
}) => {
  const console = await openConsole(lookElsewhere);
  await console.signsIn('Ada');
  await visitor.asks('Sales', MESSAGE, 'Vera');

  await expect(visitor.says('Sales is here. Someone will be with you in a moment.')).toBeVisible();
  await expect(console.waiting.getByText(MESSAGE)).toBeVisible();
  await expect.poll(() => noticedBy(console.page)).toMatchObject({ notifications: ['Vera is waiting'] });
  await expect.poll(async () => (await noticedBy(console.page)).tones).toBeGreaterThan(0);

  await console.accepts();
  await visitor.isToldWhoAnswered('Ada');
  await console.writes('I am on it');
  await expect(visitor.transcript.getByText('I am on it')).toBeVisible();
  await visitor.writes('Thank you');
  await expect(console.messages.getByText('Thank you')).toBeVisible();
  await console.endsTheChat();
  await expect(visitor.says('The chat has ended.')).toBeVisible();

  await expect.poll(async () => (await api.mailbox()).length).toBe(1);
  for (const operator of ['Ada', 'Ben', 'Cleo']) await (await phoneOf(operator)).isSilent();
});

test('an operator who signs in while phones ring sees the visitor and accepts; the phones are told', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await expect(ben.page.getByRole('button', { name: 'Accept' })).toBeVisible();

  const console = await openConsole();
  await console.signsIn('Ada');
  await expect(console.waiting.getByRole('link', { name: /^Vera/ })).toBeVisible();
  await console.accepts();

  await visitor.isToldWhoAnswered('Ada');
  await expect(ben.says(/^Ada answered at \d\d:\d\d\.$/)).toBeVisible();
  await ben.offersNothing();
});

test('a console that is away neither gets the request nor keeps the other phones silent', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.signsIn('Ada');
  await console.goesAway();
  await expect(console.page.getByText('You are away.')).toBeVisible();
  await visitor.asks('Sales', MESSAGE);

  await (await phoneOf('Ben')).rings();
  await (await phoneOf('Ada')).isSilent();
});

test('a wrong password is refused in words, and signing out makes the phone ring again', async ({
  visitor,
  phoneOf,
  openConsole,
}) => {
  const console = await openConsole();
  await console.opens();
  await console.page.getByLabel('E-mail').fill('ada@demo.example');
  await console.page.getByLabel('Password').fill('not this one');
  await console.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(console.page.getByText('E-mail or password is not right.')).toBeVisible();

  await console.signsIn('Ada');
  await console.signsOut();
  await visitor.asks('Sales', MESSAGE);
  await (await phoneOf('Ada')).rings();
});
