import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Api } from './api';

/** A page of somebody else's that carries the widget: what it is made of, and how it is sent. */
export interface HostPage {
  html: string;
  /** Its Content-Security-Policy, where it has one. */
  policy?: (server: string) => string;
}

const BODY = '<h1>Boilers</h1><p>We sell boilers.</p><button type="button">Buy</button><textarea>Mine</textarea>';

/** Three pages that have broken widgets before. */
export const HOSTILE: Record<string, HostPage> = {
  'resets everything, with !important': {
    html: `<!doctype html><html lang="en"><title>Shop</title><style>
      * { all: unset !important; display: inline !important; color: red !important; font: 40px serif !important;
          visibility: hidden; --accent: red; --text: red; --right: 9px }
      ringdown-widget, html > * { position: relative !important; transform: scale(2) !important; opacity: 0.2 }
      button { width: 900px !important } </style><body>${BODY}</body></html>`,
  },
  'has a strict content security policy': {
    html: `<!doctype html><html lang="en"><title>Shop</title><body>${BODY}</body></html>`,
    policy: (server) =>
      `default-src 'none'; script-src ${server}; connect-src ${server} ${server.replace('http', 'ws')}; require-trusted-types-for 'script'`,
  },
  'is in quirks mode': {
    html: `<html><title>Shop</title><body bgcolor=white text=gray link=lime><center><font size=7>${BODY}</font></center></body></html>`,
  },
};

/** A website of its own origin, which the demo's site allows. */
export interface Website {
  url: string;
  stop(): Promise<void>;
}

/** Serves a host page from an origin of its own, and lets it carry the demo's widget. `ada` administrates the site. */
export async function servesHostPage({ html, policy }: HostPage, ringdown: string, ada: Api): Promise<Website> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (policy) response.setHeader('content-security-policy', policy(ringdown));
    response.end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { site } = await ada.run<{ site: { id: string } }>('{ site(key: "demo") { id } }');
  const update = 'mutation($input: UpdateSiteInput!) { updateSite(input: $input) { id } }';
  await ada.run(update, { input: { id: site.id, allowedOrigins: [ringdown, url] } });
  return { url, stop: () => stopped(server) };
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** Adds the line that a website adds, as its own script would. */
export async function addWidget(page: Page, ringdown: string, key = 'demo'): Promise<void> {
  await page.evaluate(
    ([address, siteKey]) => {
      const script = document.createElement('script');
      const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
      // A page may want its scripts' addresses approved by a policy of its own.
      const policy = trustedTypes?.createPolicy(`host-${siteKey}`, { createScriptURL: (url: string) => url });
      script.src = policy ? policy.createScriptURL(address) : address;
      script.async = true;
      script.dataset.site = siteKey;
      document.head.append(script);
    },
    [`${ringdown}/widget.js`, key] as const,
  );
}

interface TrustedTypes {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

/** Everything about a page that a widget has no business with. */
export interface Footprint {
  globals: string[];
  styleSheets: number;
  bodyChildren: number;
  title: string;
  focus: string;
  stored: number;
  cookies: string;
  layout: string;
}

export function footprintOf(page: Page): Promise<Footprint> {
  return page.evaluate(() => ({
    globals: Object.getOwnPropertyNames(window).sort(),
    styleSheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    bodyChildren: document.body.children.length,
    title: document.title,
    focus: document.activeElement?.tagName ?? '',
    stored: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
    layout: JSON.stringify(
      [...document.body.querySelectorAll('*')].map((element) => element.getBoundingClientRect().toJSON() as object),
    ),
  }));
}
