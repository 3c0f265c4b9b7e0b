import { call, type Connection } from '@ringdown/widget/core/http';
import { insist } from '@ringdown/widget/core/insist';
import { openRing } from './operations';

/**
 * Tells the operator's colleagues that the link was opened, once the page is in sight: one that was fetched ahead, or lies in a
 * tab behind, was not. It accepts nothing, and nothing here waits for it.
 */
export function tellWhenSeen(server: Connection, link: string, signal: AbortSignal): void {
  if (document.visibilityState !== 'visible') {
    document.addEventListener('visibilitychange', () => tellWhenSeen(server, link, signal), { once: true, signal });
    return;
  }
  insist(() => call(server, openRing, { token: link }), { signal }).catch(() => undefined);
}
