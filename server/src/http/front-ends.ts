import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { pagePolicy, type Page } from './content-security.rules.js';
import { inlinedIn } from './inlined.js';
import { ownAddress } from './own-address.rules.js';
import { packedFiles, sendPacked } from './packed-files.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const dist = (workspace: string, ...path: string[]): string => join(repository, workspace, 'dist', ...path);

/** Where each page's built files are, and under which path its assets are asked for. */
const PAGES: Record<Page, { folder: string; assets: string }> = {
  console: { folder: dist('client', 'console'), assets: '/console' },
  mobile: { folder: dist('client', 'mobile'), assets: '/mobile' },
  demo: { folder: dist('client', 'demo'), assets: '/demo-app' },
};
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** A file whose name changes with its content: name-HASH.ext, or whatever a build puts under assets/. */
const HASHED = /(?:[\\/]assets[\\/]|-[A-Za-z0-9_-]{8}\.)/;

/** The console, the phone page, the demo page and the widget (environment.md, "Addresses"). */
export function frontEnds({ publicUrl, demo }: { publicUrl: string; demo: boolean }): Router {
  const router = Router();
  router.get('/{*path}', (request, response, next) => {
    const isOpened = request.headers['sec-fetch-dest'] === 'document';
    const own = isOpened ? ownAddress(publicUrl, request.headers.host, request.originalUrl) : null;
    if (own === null) return next();
    response.set('Cache-Control', 'no-store').redirect(307, own);
  });
  for (const { assets, folder } of Object.values(PAGES)) router.use(assets, ...files(folder));
  router.use('/widget', fromAnywhere, ...files(dist('widget', 'widget')));
  router.get('/widget.js', fromAnywhere, (request, response) =>
    send(request, response, dist('widget', 'widget.js'), 'no-cache'),
  );
  router.get('/m', (request, response) => {
    // The link's token is in the fragment; nothing of this page may be kept or passed on.
    response.set({ 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' });
    return page(request, response, 'mobile', publicUrl, 'no-store');
  });
  if (demo) router.get('/demo', (request, response) => page(request, response, 'demo', publicUrl));
  router.get('/{*path}', (request, response, next) => {
    if (!asksForPage(request.path, request.accepts(['html', 'json']))) return next();
    return page(request, response, 'console', publicUrl);
  });
  return router;
}

/** The console's own addresses are places in one page. A file that is not there is not one of them. */
function asksForPage(path: string, accepts: string | false): boolean {
  const taken = /^\/(?:graphql|hooks|healthz|readyz|metrics|demo|m|console|mobile|demo-app|widget)(?:\/|$)/;
  return accepts === 'html' && !path.includes('.') && !taken.test(path);
}

function files(folder: string): RequestHandler[] {
  const caching = (file: string): string => (HASHED.test(file.slice(folder.length)) ? IMMUTABLE : 'no-cache');
  const plain = express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders: (response, file) => {
      response.setHeader('Cache-Control', caching(file));
    },
  });
  return [packedFiles(folder, caching), plain];
}

/** Pages of other sites load the widget. */
const fromAnywhere: RequestHandler = (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};

async function page(
  request: Request,
  response: Response,
  name: Page,
  publicUrl: string,
  caching = 'no-cache',
): Promise<void> {
  const file = join(PAGES[name].folder, 'index.html');
  const built = await readFile(file, 'utf8').catch(() => '');
  response.set('Content-Security-Policy', pagePolicy(name, publicUrl, inlinedIn(built)));
  // Who may frame the page is told by its policy, which knows more than two words.
  response.removeHeader('X-Frame-Options');
  return send(request, response, file, caching);
}

async function send(request: Request, response: Response, file: string, caching: string): Promise<void> {
  if (!existsSync(file)) {
    response.status(503).set('Cache-Control', 'no-store').type('html').send(NOT_BUILT);
  } else if (!(await sendPacked(request, response, file, caching))) {
    response.sendFile(file, { cacheControl: false, headers: { 'Cache-Control': caching } });
  }
}

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ringdown</title>
<h1>This page is not built yet</h1><p>Stop the server and run <code>npm start</code>: it builds what is missing.</p></html>`;
