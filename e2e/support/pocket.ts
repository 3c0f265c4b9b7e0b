import type { CDPSession, Page } from '@playwright/test';

/** A slow 4G: what a phone has between two masts. */
const SLOW_4G = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const UNHINDERED = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** What happens to a page in somebody's pocket, done to it through the browser's own protocol. */
export class Pocket {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Pocket> {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    return new Pocket(session);
  }

  async losesTheNetwork(): Promise<void> {
    await this.#session.send('Network.emulateNetworkConditions', { offline: true, ...UNHINDERED });
  }

  async findsTheNetwork(): Promise<void> {
    await this.#session.send('Network.emulateNetworkConditions', { offline: false, ...UNHINDERED });
  }

  async isOnSlow4G(): Promise<void> {
    await this.#session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
  }

  /** The screen is locked: the browser stops the page in the middle of whatever it does. */
  async isLocked(): Promise<void> {
    await this.#session.send('Page.setWebLifecycleState', { state: 'frozen' });
  }

  async isUnlocked(): Promise<void> {
    await this.#session.send('Page.setWebLifecycleState', { state: 'active' });
  }
}

/** As behind some company proxies: every attempt to open a socket fails. */
export async function blockSockets(page: Page): Promise<void> {
  await page.routeWebSocket(/graphql/, (socket) => socket.close({ code: 1011 }));
}
