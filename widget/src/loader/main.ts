import { siteStatus, type Site } from '../app/site';
import { sourceOf } from '../core/graphql';
import { chooseLanguage, type Language } from '../messages/languages';
import type { EventName, Fields, Mounted, WidgetModule } from './contract';
import { drawLauncher } from './launcher';

/** What a page can do with the widget; docs/widget.md is its manual. */
interface Api {
  open(): void;
  close(): void;
  /** Fills in what the page knows of its visitor. */
  set(fields: Fields): void;
  /** Calls back at each such event with its detail. Returns what stops that. */
  on(name: EventName, handler: (detail: unknown) => void): () => void;
  /** The widgets of this page by their keys, where there is more than one. */
  sites: Record<string, Api>;
}

declare global {
  interface Window {
    /** The widget's one global: that of the page's first widget. */
    Ringdown?: Api;
  }
}

/** The file that holds the rest of the widget, beside this one; its name changes with its content. */
declare const WIDGET_FILE: string;

/** The button appears in the site's own look; while that is not known by then, in the widget's. */
const LOOK_KNOWN_MS = 3_000;

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/widget.js"]');
const siteKey = script?.dataset.site;

if (script && siteKey && !window.Ringdown?.sites[siteKey]) {
  const endpoint = new URL('graphql', script.src).href;
  // At once: the button waits for the answer, and one small call holds nothing up.
  const site = askSite(endpoint, siteKey);
  const begin = (): void => start(script.src, siteKey, endpoint, site);
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
}

function start(source: string, siteKey: string, endpoint: string, site: Promise<Site | undefined>): void {
  const launcher = drawLauncher(siteKey, () => void toggle());
  const events = new EventTarget();
  const fields: Fields = {};
  let language: Language = chooseLanguage(null, navigator.languages);
  let loading: Promise<Mounted | undefined> | undefined;
  let failures = 0;

  const dress = (site?: Site): void => {
    language = chooseLanguage(site?.widget.language, navigator.languages);
    launcher.dress(site, language);
  };
  const waited = new Promise<undefined>((done) => setTimeout(done, LOOK_KNOWN_MS));
  const dressed = Promise.race([site, waited]).then(dress);
  // On a slow connection it comes after that, and is put on then.
  void site.then((late) => {
    if (!loading) dress(late);
  });

  async function load(): Promise<Mounted | undefined> {
    try {
      // A browser may remember a failed import by its address, hence the number.
      const address = new URL(`widget/${WIDGET_FILE}${failures ? `?${failures}` : ''}`, source).href;
      const [{ mount }] = await Promise.all([import(/* @vite-ignore */ address) as Promise<WidgetModule>, dressed]);
      const emit = (name: EventName, detail?: unknown): void =>
        void events.dispatchEvent(new CustomEvent(name, { detail }));
      return await mount({ ...launcher, endpoint, siteKey, site, language, fields, emit });
    } catch {
      failures++;
      loading = undefined;
      launcher.sayNotLoaded(language);
      return undefined;
    }
  }
  const mounted = (): Promise<Mounted | undefined> => (loading ??= load());
  const open = async (focus = true): Promise<void> => (await mounted())?.open(focus);
  const close = async (): Promise<void> => (await loading)?.close();
  const toggle = async (): Promise<void> => ((await mounted())?.isOpen ? close() : open());

  const api: Api = {
    open: () => void open(),
    close: () => void close(),
    set: (given) => {
      Object.assign(fields, given);
      void loading?.then((widget) => widget?.set(given));
    },
    on: (name, handler) => {
      const hear = (event: Event): void => handler((event as CustomEvent).detail);
      events.addEventListener(name, hear);
      return () => events.removeEventListener(name, hear);
    },
    sites: window.Ringdown?.sites ?? {},
  };
  api.sites[siteKey] = api;
  window.Ringdown ??= api;
  dispatchEvent(new CustomEvent('ringdown', { detail: api }));
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

/** By a call of its own, and not the panel's: every page pays for what the loader carries. */
async function askSite(endpoint: string, key: string): Promise<Site | undefined> {
  try {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: sourceOf(siteStatus), variables: { key } });
    const response = await fetch(endpoint, { method: 'POST', credentials: 'omit', headers, body });
    return ((await response.json()) as { data?: { site: Site } }).data?.site;
  } catch {
    // The panel asks again, and says why where it is refused.
    return undefined;
  }
}
