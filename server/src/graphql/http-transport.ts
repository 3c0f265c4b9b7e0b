import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import { json, Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import { resolveCaller } from '../access/resolve-caller.js';
import { Refusal } from '../errors.js';
import { allowAnyOrigin } from './any-origin.js';
import type { Context } from './context.js';
import type { Documents } from './documents.js';
import { refusalError, tellError } from './errors.js';
import { TOKEN_LIMIT } from './limits.rules.js';
import { clientAddress, createContext, credentialsOf, type ContextParts, type TrustsProxy } from './request.js';
import type { RunningOperations } from './running-operations.js';
import { sessionCookies } from './session-cookies.js';

const BODY_LIMIT = '1mb';

/** What the HTTP transport stands on. */
export interface HttpTransportParts extends ContextParts {
  schema: GraphQLSchema;
  documents: Documents;
  running: RunningOperations;
}

/** What answers POST /graphql. */
export interface HttpTransport {
  router: Router;
  stop(): Promise<void>;
}

/** POST /graphql. Answers every error as JSON; 200 where there was an operation, 4xx where there was none. */
export async function httpTransport(parts: HttpTransportParts): Promise<HttpTransport> {
  const { services, documents, schema } = parts;
  const apollo = new ApolloServer<Context>({
    schema,
    documentStore: documents,
    parseOptions: { maxTokens: TOKEN_LIMIT },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: services.log,
    formatError: (formatted, error) => tellError(asGraphQLError(error, formatted), services.log),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), noSubscriptions],
  });
  await apollo.start();
  const router = Router();
  router.use(allowAnyOrigin);
  router.post('/', takenOn(parts.running));
  router.post('/', json({ limit: BODY_LIMIT }), unreadable(services.log), opened(documents, services.log));
  router.post(
    '/',
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const shown = credentialsOf(req, req.headers.authorization, services.settings.publicUrl);
        const trusts = req.app.get('trust proxy fn') as TrustsProxy;
        const caller = await resolveCaller(services, shown).catch(asGraphQLRefusal);
        return createContext(parts, caller, {
          origin: shown.origin,
          ip: clientAddress(req, trusts),
          cookies: sessionCookies(res, services.settings.publicUrl),
          connection: null,
        });
      },
    }),
  );
  router.all('/', (_request, response) => {
    response.status(405).set('Allow', 'POST, OPTIONS');
    response.json({ errors: [invalid('Send operations by POST, and subscriptions by WebSocket.')] });
  });
  return { router, stop: () => apollo.stop() };
}

/** The request as a whole is refused, before anything of it is executed. */
function asGraphQLRefusal(error: unknown): never {
  throw error instanceof Refusal ? refusalError(error, 200) : error;
}

function asGraphQLError(error: unknown, formatted: GraphQLFormattedError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError(formatted.message, { originalError: error instanceof Error ? error : undefined });
}

/** Documents are opened here, so that both transports refuse the same ones in the same words. */
function opened(documents: Documents, log: Logger): RequestHandler {
  return (request, response, next) => {
    const query = (request.body as { query?: unknown } | undefined)?.query;
    const { errors } = typeof query === 'string' && query !== '' ? documents.open(query) : {};
    if (!errors) return next();
    response.status(400).json({ errors: errors.map((error) => tellError(error, log)) });
  };
}

/** Where there is too much to do the request is refused as a whole, before its body is read. */
function takenOn(running: RunningOperations): RequestHandler {
  return (_request, response, next) => {
    let done: () => void;
    try {
      done = running.begin();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, details } = error;
      response.set('Retry-After', String(details.retryAfterSeconds ?? 1)).status(503);
      return void response.json({ errors: [{ message, extensions: { code, ...details } }] });
    }
    response.once('close', done);
    next();
  };
}

/** A body that is too large, or not JSON. */
function unreadable(log: Logger): ErrorRequestHandler {
  return (error: { status?: number; type?: string }, _request, response, next) => {
    const status = error.status ?? 500;
    if (status >= 500 || response.headersSent) return next(error);
    log.debug({ type: error.type }, 'A body was refused');
    const message = status === 413 ? 'A request has at most 1 MB.' : 'The request is not readable as JSON.';
    response.status(status).json({ errors: [invalid(message)] });
  };
}

const invalid = (message: string): GraphQLFormattedError => ({
  message,
  extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
});

const noSubscriptions: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation }) => {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve();
        throw new GraphQLError('Subscriptions need a WebSocket.', {
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
        });
      },
    }),
};
