import { devices, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Api } from './api';
import { Console } from './console';
import { Phone } from './phone';
import { putOn, type Network } from './network';
import { startServer, type RunningServer } from './server';
import { Visitor } from './visitor';

export { expect } from '@playwright/test';

interface Cast {
  /** Settings of the server beyond its defaults. */
  environment: Record<string, string>;
  /** What phones are connected by. */
  network: Network;
  server: RunningServer;
  /** The API as anybody may use it. */
  api: Api;
  /** The API as Ada, an administrator, uses it. Her console stays closed by it. */
  ada: Api;
  visitor: Visitor;
  /** A page in a browser of its own, which is closed with the test. */
  newBrowser(device?: BrowserContextOptions): Promise<Page>;
  /** An operator's own phone: a browser like a phone's, sharing nothing with the visitor's. */
  phoneOf(operator: string): Promise<Phone>;
  /** A console in a browser of its own; nobody has signed in yet. `prepare` sees its page before anything is loaded. */
  openConsole(prepare?: (page: Page) => Promise<void>): Promise<Console>;
}

const { defaultBrowserType: _, ...iPhone } = devices['iPhone 15'];

/** A test with a server of its own and the people who meet on it. */
export const test = base.extend<Cast>({
  environment: [{}, { option: true }],
  network: ['whole', { option: true }],
  server: async ({ environment }, use) => {
    const server = await startServer(environment);
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
  api: async ({ server }, use) => {
    const api = await Api.open(server.url);
    await use(api);
    await api.close();
  },
  ada: async ({ server }, use) => {
    const api = await Api.open(server.url);
    await use(await api.signIn('Ada'));
    await api.close();
  },
  visitor: async ({ page }, use) => use(new Visitor(page)),
  newBrowser: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (device = {}) => {
      const context = await browser.newContext({ ...device, baseURL });
      contexts.push(context);
      return context.newPage();
    });
    // Left open they would go on knocking at a server that is gone, and slow down the tests that follow.
    for (const context of contexts) await context.close();
  },
  phoneOf: async ({ newBrowser, api, network }, use) => {
    await use(async (operator) => {
      const page = await newBrowser(iPhone);
      await putOn(network, page);
      return new Phone(operator, page, api);
    });
  },
  openConsole: async ({ newBrowser, api }, use) => {
    await use(async (prepare) => {
      const page = await newBrowser();
      await prepare?.(page);
      return new Console(page, api);
    });
  },
});
