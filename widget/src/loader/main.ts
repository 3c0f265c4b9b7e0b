import { siteStatus, type Site } from '../app/site';
import { call } from '../core/http';
import { loaderTexts } from '../messages/en';
import type { Mounted, WidgetModule } from './contract';
import { drawLauncher } from './launcher';

declare global {
  interface Window {
    /** The widget's one global: opens and closes the panel from the page's own buttons. */
    Ringdown?: { open(): void; close(): void };
  }
}

/** The file that holds the rest of the widget, beside this one; its name changes with its content. */
declare const WIDGET_FILE: string;

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/widget.js"]');
const siteKey = script?.dataset.site;

if (script && siteKey && !window.Ringdown) {
  if (document.body) start(script.src, siteKey);
  else addEventListener('DOMContentLoaded', () => start(script.src, siteKey));
}

function start(source: string, siteKey: string): void {
  const launcher = drawLauncher(() => void toggle());
  const endpoint = new URL('graphql', source).href;
  const site = whenIdle(() => askSite(endpoint, siteKey));
  let loading: Promise<Mounted | undefined> | undefined;
  let failures = 0;

  async function load(): Promise<Mounted | undefined> {
    try {
      // A browser may remember a failed import by its address, hence the number.
      const address = new URL(`widget/${WIDGET_FILE}${failures ? `?${failures}` : ''}`, source).href;
      const { mount } = (await import(/* @vite-ignore */ address)) as WidgetModule;
      return mount({ ...launcher, endpoint, siteKey, site });
    } catch {
      failures++;
      loading = undefined;
      launcher.say(loaderTexts.notLoaded);
      return undefined;
    }
  }
  const mounted = (): Promise<Mounted | undefined> => (loading ??= load());
  const open = async (focus = true): Promise<void> => (await mounted())?.open(focus);
  const close = async (): Promise<void> => (await loading)?.close();
  const toggle = async (): Promise<void> => ((await mounted())?.isOpen ? close() : open());

  window.Ringdown = { open: () => void open(), close: () => void close() };
  const before = rememberedVisit(siteKey);
  if (before?.open) void open(false);
  else if (before?.chat) void mounted();
}

/** A visit that an earlier page began: its chat goes on here. Reads only. */
function rememberedVisit(siteKey: string): { open?: boolean; chat?: unknown } | null {
  try {
    return JSON.parse(localStorage.getItem(`ringdown:${siteKey}`) ?? 'null') as { open?: boolean } | null;
  } catch {
    return null;
  }
}

async function askSite(endpoint: string, key: string): Promise<Site | undefined> {
  try {
    return (await call({ endpoint }, siteStatus, { key })).site;
  } catch {
    // The panel asks again, and says why where it is refused.
    return undefined;
  }
}

function whenIdle<T>(act: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => {
    const run = (): void => resolve(act());
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 2_000 });
    else setTimeout(run, 200);
  });
}
