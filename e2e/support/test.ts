import { devices, test as base, type Page } from '@playwright/test';
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
  phoneOf: async ({ browser, baseURL, api, network }, use) => {
    await use(async (operator) => {
      const context = await browser.newContext({ ...iPhone, baseURL });
      const page = await context.newPage();
      await putOn(network, page);
      return new Phone(operator, page, api);
    });
  },
  openConsole: async ({ browser, baseURL, api }, use) => {
    await use(async (prepare) => {
      const context = await browser.newContext({ baseURL });
      const page = await context.newPage();
      await prepare?.(page);
      return new Console(page, api);
    });
  },
});
