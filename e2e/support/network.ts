import type { Page } from '@playwright/test';
import { blockSockets, Pocket } from './pocket';

/** What stands between a phone and the server: nothing, cuts in the middle of an answer, slow 4G, or a proxy without sockets. */
export type Network = 'whole' | 'answers lost' | 'slow' | 'no sockets';

/** Puts a phone on such a network before its first page is loaded. */
export async function putOn(network: Network, page: Page): Promise<void> {
  if (network === 'answers lost') await loseFirstAnswers(page);
  if (network === 'slow') await (await Pocket.of(page)).isOnSlow4G();
  if (network === 'no sockets') await blockSockets(page);
}

/** The server carries out what the page asks for the first time, and the network is cut before its answer arrives. */
async function loseFirstAnswers(page: Page): Promise<void> {
  const asked = new Set<string>();
  await page.route('**/graphql', async (route) => {
    const name = /(?:query|mutation) (\w+)/.exec(route.request().postData() ?? '')?.[1] ?? '';
    if (asked.has(name)) return route.continue();
    asked.add(name);
    await route.fetch();
    await route.abort('connectionreset');
  });
}
