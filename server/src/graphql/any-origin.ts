import type { RequestHandler } from 'express';

const PREFLIGHT_SECONDS = '86400';

/**
 * Pages of other origins may call with a bearer token, never with the cookie: no credentials are allowed (environment.md,
 * "Callers").
 */
export const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  });
  if (request.method !== 'OPTIONS') return next();
  response.set({
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Allow-Headers': 'authorization, content-type, apollo-require-preflight, x-apollo-operation-name',
    'Access-Control-Max-Age': PREFLIGHT_SECONDS,
  });
  response.status(204).end();
};
