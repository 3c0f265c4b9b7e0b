import type { Api } from './support/api';
import { expect, test } from './support/test';

const MESSAGE = 'My boiler leaks';
const QUICK = { callRouting: 'ROUND_ROBIN', ringTimeoutSeconds: 5, maximumWaitSeconds: 60 } as const;

/** Sets every operator's Mobile Chat to OFF: nobody is ringable. */
async function silenceAllPhones(api: Api): Promise<void> {
  for (const name of ['Ada', 'Ben', 'Cleo']) await (await api.signIn(name)).setMobileChat('OFF');
}

test('round robin rings one phone, the next at the timeout, and a link tapped late still answers', async ({
  visitor,
  phoneOf,
  ada: administrator,
}) => {
  await administrator.setCallCenter(QUICK);
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const ada = await phoneOf('Ada');
  const ben = await phoneOf('Ben');
  await ada.rings();
  const { receivedAt } = await ben.rings();
  // The ring's time runs from the request, however long its text took to go out.
  const { createdAt } = await administrator.newestChat();
  expect(Date.parse(receivedAt) - Date.parse(createdAt)).toBeGreaterThanOrEqual(QUICK.ringTimeoutSeconds * 1000);

  await ada.tapsTheLink();
  await expect(
    ada.says('Your turn to answer has passed, but nobody has answered yet. You can still accept.'),
  ).toBeVisible();
  await ada.accepts();
  await visitor.isToldWhoAnswered('Ada');
  await ben.tapsTheLink();
  await expect(ben.says(/^Ada answered at \d\d:\d\d\.$/)).toBeVisible();
});

test('round robin goes on at once when a ring is declined', async ({ visitor, phoneOf, ada: administrator }) => {
  await administrator.setCallCenter({ ...QUICK, ringTimeoutSeconds: 300 });
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const ada = await phoneOf('Ada');
  await ada.tapsTheLink();
  await ada.declines();
  await expect(ada.says('You declined this chat.')).toBeVisible();
  await ada.offersNothing();

  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await ben.accepts();
  await visitor.isToldWhoAnswered('Ben');
});

test('when nobody answers in time the text is kept in the form, and the message reaches mailbox and console', async ({
  visitor,
  phoneOf,
  openConsole,
  api,
  ada: administrator,
}) => {
  await administrator.setCallCenter({ ...QUICK, maximumWaitSeconds: 10 });
  await visitor.asks('Sales', MESSAGE, 'Vera');
  const ben = await phoneOf('Ben');
  await ben.tapsTheLink();
  await expect(
    visitor.says("Nobody could answer in time. Leave your message and we'll write back: what you typed is kept."),
  ).toBeVisible({ timeout: 20_000 });
  await expect(visitor.messageField).toHaveValue(MESSAGE);
  await expect(ben.says('Nobody answered in time. The visitor could leave a message.')).toBeVisible();
  await ben.offersNothing();

  await visitor.leavesTheMessage('vera@example.com');
  await expect(visitor.says('Your message is with Sales. The answer goes to vera@example.com.')).toBeVisible();
  await expect
    .poll(async () => (await api.mailbox()).filter(({ text }) => text.includes('vera@example.com')))
    .toMatchObject([{ to: 'sales@demo.example', text: expect.stringContaining(MESSAGE) }]);

  const console = await openConsole();
  await console.signsIn('Ben');
  await console.goesTo('Messages');
  await expect(console.row('Vera').getByText(MESSAGE)).toBeVisible();
  await expect(console.row('Vera').getByText(/vera@example\.com/)).toBeVisible();
});

test('when nobody is ringable the form comes at once with the text in it', async ({ visitor, api }) => {
  await silenceAllPhones(api);
  await visitor.asks('Support', MESSAGE);
  await expect(
    visitor.says(
      "Nobody from Support can answer right now. Leave your message and we'll write back: what you typed is kept.",
    ),
  ).toBeVisible();
  await expect(visitor.messageField).toHaveValue(MESSAGE);

  await visitor.leavesTheMessage('not an address');
  await expect(visitor.says('Write an e-mail address we can answer to, like vera@example.com.')).toBeVisible();
  await visitor.leavesTheMessage('vera@example.com');
  await expect(visitor.says('Your message is with Support.')).toBeVisible();
  await expect
    .poll(async () => (await api.mailbox()).map(({ to, text }) => ({ to, kept: text.includes(MESSAGE) })))
    .toEqual([{ to: 'support@demo.example', kept: true }]);
});
