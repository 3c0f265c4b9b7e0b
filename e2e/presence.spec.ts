import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/test';

const GRACE_SECONDS = 5;

/** Makes the page's own timers what a browser makes of them in the background, and keeps hold of its sockets. */
async function goToTheBackground(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sockets: WebSocket[] = [];
    const { setTimeout: soon, WebSocket: Real } = window;
    Object.assign(window, {
      sockets,
      setTimeout: (work: () => void, after = 0) => soon(work, after === 0 ? 0 : Math.max(after, 60_000)),
      WebSocket: class extends Real {
        constructor(address: string | URL, protocols?: string | string[]) {
          super(address, protocols);
          sockets.push(this);
        }
      },
    });
  });
}

const openSockets = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { sockets } = window as unknown as { sockets: WebSocket[] };
    return sockets.flatMap(({ readyState }, at) => (readyState === WebSocket.OPEN ? [at] : []));
  });

const dropSocket = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { sockets } = window as unknown as { sockets: WebSocket[] };
    sockets.at(-1)?.close();
  });

test.describe('a console', () => {
  test.use({ environment: { PRESENCE_GRACE_SECONDS: String(GRACE_SECONDS) } });

  test('in the background comes back within the grace time when its connection is lost, though its timers are slow', async ({
    openConsole,
    phoneOf,
    visitor,
  }) => {
    const console = await openConsole(goToTheBackground);
    await console.signsIn('Ada');
    const [first] = await openSockets(console.page);
    await visitor.asks('Sales', 'Is anybody there?');
    await expect(console.waiting.getByText('Is anybody there?')).toBeVisible();
    await dropSocket(console.page);
    await expect
      .poll(() => openSockets(console.page), { timeout: (GRACE_SECONDS - 1) * 1000 })
      .toEqual([(first ?? 0) + 1]);
    await console.accepts();
    for (const operator of ['Ada', 'Ben', 'Cleo']) await (await phoneOf(operator)).isSilent();
  });

  test('that the browser freezes counts as lost, and comes back when it is looked at again', async ({
    openConsole,
    api,
  }) => {
    const console = await openConsole();
    await console.signsIn('Ada');
    // What a page hears when it is frozen and resumed; no headless browser really freezes one.
    await console.page.evaluate(() => document.dispatchEvent(new Event('freeze')));
    await expect.poll(() => api.isLoggedIn('Ada'), { timeout: (GRACE_SECONDS + 5) * 1000 }).toBe(false);
    await console.page.evaluate(() => document.dispatchEvent(new Event('resume')));
    await expect.poll(() => api.isLoggedIn('Ada')).toBe(true);
  });
});

test('an idle console is set to away, says so, and comes back with a key', async ({ openConsole, ada }) => {
  test.setTimeout(150_000);
  await ada.run('mutation { updateCallCenter(input: { autoAwayMinutes: 1 }) { callRouting } }');
  const console = await openConsole();
  await console.signsIn('Ben');
  const { page } = console;
  const told = page.getByText('Away, set automatically after 1 minute without activity.');
  await expect(told).toBeVisible({ timeout: 80_000 });
  await expect(page.getByRole('radio', { name: 'Away' })).toBeChecked();
  await expectAccessible(page, told);
  await page.keyboard.press('Shift');
  await expect(page.getByRole('radio', { name: 'Accepting' })).toBeChecked();
  await expect(told).toBeHidden();
});
