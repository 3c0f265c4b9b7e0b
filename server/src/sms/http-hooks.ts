import express, { Router, type NextFunction, type Request, type Response } from 'express';
import type { Services } from '../services.js';
import { CallbackSignatures } from './messagebird/callback-signatures.js';
import { replyOf, reportOf } from './messagebird/callbacks.rules.js';
import { recordReply } from './replies.js';
import { recordReport } from './reports.js';

/** What became of a callback, for the metrics. */
export type HookOutcome = 'refused' | 'ignored' | 'taken';

/** What the hooks need to know of the account. */
export interface HooksConfig {
  /** Null: no callback can be believed. */
  signingKey: string | null;
  /** Counts every callback. */
  count?: (outcome: HookOutcome) => void;
}

type Act = (request: Request) => Promise<boolean>;

/**
 * MessageBird's callbacks: `GET /hooks/messagebird/status` and `POST /hooks/messagebird/inbound`. Without a valid
 * signature 401 and no effect; with one 200 and `OK`, also for what changes nothing.
 */
export function messageBirdHooks(services: Services, config: HooksConfig): Router {
  const router = Router();
  const signatures = new CallbackSignatures(config.signingKey, () => services.clock.now());
  const signed = (act: Act) => (request: Request, response: Response) =>
    answer(services, signatures, config, act, request, response);
  // The signature covers the body as it was sent.
  const raw = express.raw({ type: () => true, limit: '64kb' });

  router.get(
    '/hooks/messagebird/status',
    raw,
    signed(async (request) => {
      const report = reportOf(new URL(request.originalUrl, services.settings.publicUrl).searchParams);
      return report !== null && recordReport(services, { ...report, provider: 'messagebird' });
    }),
  );
  router.post(
    '/hooks/messagebird/inbound',
    raw,
    signed(async (request) => {
      const reply = replyOf(bodyOf(request)?.toString('utf8') ?? '', request.headers['content-type'] ?? '');
      return reply !== null && recordReply(services, reply);
    }),
  );
  router.use('/hooks/messagebird', unreadable);
  return router;
}

async function answer(
  services: Services,
  signatures: CallbackSignatures,
  config: HooksConfig,
  act: Act,
  request: Request,
  response: Response,
): Promise<void> {
  const url = services.settings.publicUrl + request.originalUrl;
  const id = await signatures.accept({ url, body: bodyOf(request), jwt: headerOf(request) });
  response.set('Cache-Control', 'no-store').type('text/plain');
  if (id === null) {
    config.count?.('refused');
    response.status(401).send('Unauthorized');
    return;
  }
  try {
    config.count?.((await act(request)) ? 'taken' : 'ignored');
    response.send('OK');
  } catch (error) {
    signatures.forget(id);
    services.log.error({ err: error }, 'a MessageBird callback could not be recorded');
    response.status(500).send('Try again');
  }
}

/** The raw body; null where there is none. */
function bodyOf(request: Request): Buffer | null {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) && body.length > 0 ? body : null;
}

function headerOf(request: Request): string | undefined {
  const header = request.headers['messagebird-signature-jwt'];
  return Array.isArray(header) ? undefined : header;
}

/** A body that is too large or cannot be read: no signature can cover it. */
function unreadable(_error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  response.status(401).set('Cache-Control', 'no-store').type('text/plain').send('Unauthorized');
}
