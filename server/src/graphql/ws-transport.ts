import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type Context as Connection, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { Refusal } from '../errors.js';
import type { Documents } from './documents.js';
import { tellError } from './errors.js';
import { clientAddress, createContext, type ContextParts, type TrustsProxy } from './request.js';
import { admitSocket } from './socket-caller.js';
import { Socket } from './socket.js';

const FRAME_LIMIT = 64 * 1024;
const MOST_OPERATIONS = 50;
const INIT_WAIT_MS = 3000;
/** Of one process; more are told to try again, so that those who are there keep being served. */
const MOST_SOCKETS = 10_000;
/** 1012 Service Restart: clients come back, to this process or another. */
const RESTART = 1012;

/** What the WebSocket transport stands on. */
export interface WsTransportParts extends ContextParts {
  schema: GraphQLSchema;
  documents: Documents;
  trustsProxy: TrustsProxy;
}

/** The open sockets of this process. */
export interface WsTransport {
  /** How many sockets are open. */
  readonly size: number;
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Closes every socket with a code that clients retry, a few at a time over this long. */
  drain(overMs: number): Promise<void>;
}

type Extra = { socket: Socket };
type Graph = Connection<Record<string, unknown>, Extra>;

/** graphql-transport-ws at GET /graphql, with the limits of the HTTP transport. */
export function wsTransport(parts: WsTransportParts): WsTransport {
  const { services } = parts;
  const sockets = new Set<Socket>();
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT,
    perMessageDeflate: false,
    handleProtocols,
    clientTracking: false,
  });
  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_WAIT_MS,
    onConnect: ({ extra, connectionParams }) => admitSocket(services, extra.socket, connectionParams?.authorization),
    onSubscribe: (connection, _id, payload) => prepare(parts, connection, payload),
    onNext: (_connection, _id, _payload, _args, result) =>
      result.errors
        ? { ...result, errors: result.errors.map((error) => tellError(asGraphQL(error), services.log)) }
        : undefined,
    onError: (_connection, _id, _payload, errors) => errors.map((error) => tellError(asGraphQL(error), services.log)),
  });
  wss.on('connection', (ws, request) => {
    const socket = new Socket(ws, request, services.log);
    sockets.add(socket);
    socket.onClosed(() => sockets.delete(socket));
    socket.serve(protocol);
  });
  return {
    get size() {
      return sockets.size;
    },
    upgrade: (request, stream, head) =>
      wss.handleUpgrade(request, stream, head, (ws) => wss.emit('connection', ws, request)),
    drain: (overMs) => drain(sockets, overMs),
  };
}

/** Who asks is asked anew for each operation: a token may have died since the socket was opened. */
async function prepare(
  parts: WsTransportParts,
  connection: Graph,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { socket } = connection.extra;
  if (Object.keys(connection.subscriptions).length > MOST_OPERATIONS) {
    return [
      asGraphQL(
        new Refusal('RATE_LIMITED', `At most ${MOST_OPERATIONS} operations may be open.`, { retryAfterSeconds: 1 }),
      ),
    ];
  }
  const opened = parts.documents.open(payload.query);
  if (opened.errors) return opened.errors;
  try {
    const contextValue = await createContext(parts, socket.credentials, {
      ip: clientAddress(socket.request, parts.trustsProxy),
      cookies: null,
      connection: socket,
    });
    return {
      schema: parts.schema,
      document: opened.document,
      variableValues: payload.variables,
      operationName: payload.operationName,
      contextValue,
    };
  } catch (error) {
    return [asGraphQL(error)];
  }
}

function asGraphQL(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('Refused', { originalError: error instanceof Error ? error : undefined });
}

async function drain(sockets: Set<Socket>, overMs: number): Promise<void> {
  const closing = [...sockets].map((socket) => socket.closeWithin(Math.random() * overMs, RESTART, 'Restarting'));
  await Promise.all(closing);
}

/** Hands upgrades at /graphql to the transport; any other path is not found. */
export function acceptUpgrades(server: Server, transport: () => WsTransport | null): void {
  server.on('upgrade', (request, stream, head) => {
    const path = (request.url ?? '').split('?')[0];
    const found = path === '/graphql' ? transport() : null;
    if (found && found.size < MOST_SOCKETS) return found.upgrade(request, stream, head);
    stream.end(
      `HTTP/1.1 ${path === '/graphql' ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\n\r\n`,
    );
  });
}
