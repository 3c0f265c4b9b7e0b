import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Env } from '../env.js';
import type { Settings } from '../services.js';
import { NOTHING_POLICY } from './content-security.rules.js';
import { frontEnds } from './front-ends.js';

/** What the web server is put together from. */
export interface WebParts {
  trustProxy: Env['trustProxy'];
  settings: Settings;
  log: Logger;
  graphql: Router;
  /** Hooks of providers, health and metrics. */
  routers: Router[];
  /** Looks at every answer, for the metrics. */
  observe: RequestHandler;
}

/** Every address of environment.md, "Addresses"; JSON where there is nothing. */
export function createWeb(parts: WebParts): Express {
  const { settings, log } = parts;
  const web = express();
  web.disable('x-powered-by');
  web.disable('etag');
  web.set('trust proxy', parts.trustProxy ?? false);
  web.use(parts.observe);
  web.use(headers(settings.publicUrl));
  web.use('/graphql', parts.graphql);
  for (const router of parts.routers) web.use(router);
  web.use(frontEnds(settings));
  web.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing at this address.' });
  });
  web.use(failed(log));
  return web;
}

function headers(publicUrl: string): RequestHandler {
  const base = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.set('Content-Security-Policy', NOTHING_POLICY);
    base(request, response, next);
  };
}

function failed(log: Logger): ErrorRequestHandler {
  return (error: { status?: number }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) log.error({ err: error }, 'A request failed');
    response.status(status).json({ error: status >= 500 ? 'Something went wrong.' : 'The request is not usable.' });
  };
}
