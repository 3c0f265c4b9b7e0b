import { vi } from 'vitest';

/** The little of a browser that the core needs, for tests: a window and a document that are event targets. */
export function standInForBrowser(): { online(): void; show(): void } {
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hidden: false });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', document);
  return {
    online: () => void page.dispatchEvent(new Event('online')),
    show: () => void document.dispatchEvent(new Event('visibilitychange')),
  };
}
