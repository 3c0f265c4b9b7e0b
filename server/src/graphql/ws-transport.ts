import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Server } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { refusalOf, type SocketLimits } from './admission.rules.js';
import { CompiledOperations } from './compiled-operations.js';
import { deliver, type SocketOperation } from './delivery.js';
import { asGraphQL, tellError, tellResult } from './errors.js';
import { OpenSockets } from './open-sockets.js';
import { prepareOperation, type PrepareParts } from './prepare-operation.js';
import { clientAddress, type TrustsProxy } from './request.js';
import { SharedAnswers } from './shared-answers.js';
import { admitSocket } from './socket-caller.js';
import { Socket } from './socket.js';
import { refuseUpgrade, type TakesUpgrades } from './upgrades.js';
import { WaitingRoom } from './waiting-room.js';

const FRAME_LIMIT = 64 * 1024;
/** Clients send each message whole; what they do not need is not kept for them. */
const MOST_FRAGMENTS = 16;
const INIT_WAIT_MS = 3000;
/** 1012 Service Restart: clients come back, to this process or another. */
const RESTART = 1012;

/** What the WebSocket transport stands on. */
export interface WsTransportParts extends PrepareParts {
  trustsProxy: TrustsProxy;
  sockets: SocketLimits;
}

/** The open sockets of this process. */
export interface WsTransport extends TakesUpgrades {
  /** How many sockets are open. */
  readonly size: number;
  /** Closes every socket with a code that clients retry, a few at a time over this long. */
  drain(overMs: number): Promise<void>;
}

type Protocol = Server<{ socket: Socket }>;

/** graphql-transport-ws at GET /graphql, with the limits of the HTTP transport. */
export function wsTransport(parts: WsTransportParts): WsTransport {
  const { log } = parts.services;
  const sockets = new OpenSockets();
  const silent = new WaitingRoom<Socket>(INIT_WAIT_MS, (socket) =>
    socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
  );
  const protocol = protocolOf(parts, silent);
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT,
    maxFragments: MOST_FRAGMENTS,
    perMessageDeflate: false,
    handleProtocols,
    clientTracking: false,
  });
  const opened = (ws: WebSocket, stream: Duplex, request: IncomingMessage): void => {
    const ip = clientAddress(request, parts.trustsProxy);
    const { cookie, origin } = request.headers;
    const socket = new Socket(ws, stream, { ip, headers: { cookie, origin } }, log);
    sockets.add(socket);
    silent.enter(socket);
    socket.onClosed(() => silent.leave(socket));
    socket.serve(protocol);
  };
  return {
    get size() {
      return sockets.size;
    },
    upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      const ip = clientAddress(request, parts.trustsProxy);
      const refused = refusalOf(parts.sockets, sockets.size, sockets.from(ip));
      if (refused !== null) refuseUpgrade(stream, refused);
      else wss.handleUpgrade(request, stream, head, (ws) => opened(ws, stream, request));
    },
    drain: async (overMs) => {
      await sockets.drain(overMs, RESTART, 'Restarting');
      silent.stop();
    },
  };
}

function protocolOf(parts: WsTransportParts, silent: WaitingRoom<Socket>): Protocol {
  const { services } = parts;
  const tell = (result: ExecutionResult): ExecutionResult => tellResult(result, services.log);
  const operations = new CompiledOperations(parts.schema);
  const answers = new SharedAnswers({ operations, tell });
  return makeServer<Record<string, unknown>, { socket: Socket }>({
    // One timer looks after all of them.
    connectionInitWaitTimeout: 0,
    onConnect: ({ extra: { socket }, connectionParams }) => {
      silent.leave(socket);
      return admitSocket(services, socket, connectionParams?.authorization);
    },
    onSubscribe: ({ extra: { socket }, subscriptions }, id, payload) =>
      prepareOperation(parts, { socket, id, payload, open: () => Object.keys(subscriptions).length }),
    execute: (args) => finished(args as SocketOperation, () => operations.execute(args)),
    subscribe: (args) =>
      finished(args as SocketOperation, () => deliver({ ...parts, answers }, args as SocketOperation)),
    onNext: (_connection, _id, _payload, _args, result) => (result.errors ? tell(result) : undefined),
    onError: (_connection, _id, _payload, errors) => errors.map((error) => tellError(asGraphQL(error), services.log)),
  });
}

/** An operation is done once it is answered, a subscription once it is open. */
async function finished<T>({ done }: SocketOperation, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } finally {
    done();
  }
}
