import type { ClientRequest, IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Exchange } from './answers.rules.js';
import { Connections, portOf, type Route } from './connections.js';

declare module 'http' {
  interface Agent {
    /** How Node's own request gets its connection from an agent, and what becomes of that afterwards. */
    addRequest(request: ClientRequest, options: RequestOptions): void;
    keepSocketAlive(socket: Duplex): boolean;
    reuseSocket(socket: Duplex, request: ClientRequest): void;
  }
}

/** The host that the messagebird package has written into it. */
const API_HOST = 'rest.messagebird.com';
/** What is noted of the request that is being made. */
let observing: Exchange | null = null;

/** Runs `call`, which makes one request at once, and notes in `exchange` what the package does not hand on of the answer. */
export function observed(exchange: Exchange, call: () => void): void {
  observing = exchange;
  try {
    call();
  } finally {
    observing = null;
  }
}

/**
 * Stands in for `https.globalAgent`, the only handle that the messagebird package leaves: its requests go to the route's
 * address, https or http, and are cut at the deadline. Every other request of the process goes to the agent that was there
 * before.
 */
class RouteAgent extends https.Agent {
  private readonly connections: Connections;

  constructor(
    private readonly others: https.Agent,
    private readonly route: Route,
  ) {
    super({ ...others.options, keepAlive: true });
    this.connections = new Connections(route);
  }

  override addRequest(request: ClientRequest, options: RequestOptions): void {
    if (options.host !== API_HOST) {
      this.others.addRequest(request, options);
      return;
    }
    const { apiUrl } = this.route;
    request.setHeader('Host', apiUrl.host);
    request.once('socket', (socket) => request.once('close', forgetter(socket)));
    const exchange = observing;
    if (exchange) request.once('response', (response) => note(exchange, response));
    super.addRequest(request, { ...options, host: apiUrl.hostname, hostname: apiUrl.hostname, port: portOf(apiUrl) });
  }

  /** Called by Node's agent for each new connection. */
  createConnection(): Duplex {
    return this.connections.take();
  }

  /** Called by Node's agent when a request has its answer: whether its connection may have another. */
  override keepSocketAlive(socket: Duplex): boolean {
    this.connections.rest(socket);
    return super.keepSocketAlive(socket);
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.connections.takeAgain(socket);
    super.reuseSocket(socket, request);
  }

  override destroy(): void {
    this.connections.close();
    super.destroy();
  }

  /** Opens connections for so many requests that come soon, unless as many are open already. */
  getReady(count: number): void {
    const resting = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []).length;
    this.connections.getReady(count - resting);
  }
}

/** The way of the package's requests to the route's address. */
export interface OpenRoute {
  /** So many requests come soon: their connections are opened meanwhile. */
  getReady(count: number): void;
  /** The package's requests go where all others do again. */
  close(): void;
}

/** Sends the package's requests along the route until it is closed. */
export function openRoute(route: Route): OpenRoute {
  const before = https.globalAgent;
  const agent = new RouteAgent(before, route);
  https.globalAgent = agent;
  return {
    getReady: (count) => agent.getReady(count),
    close: () => {
      if (https.globalAgent === agent) https.globalAgent = before;
      agent.destroy();
    },
  };
}

/** The package listens anew, with each request, for its connection to fall silent: what takes back whatever was added since. */
function forgetter(socket: Socket): () => void {
  const before = socket.listeners('timeout');
  return () => {
    const since = socket.listeners('timeout').filter((listener) => !before.includes(listener));
    for (const listener of since) socket.off('timeout', listener as () => void);
  };
}

function note(exchange: Exchange, response: IncomingMessage): void {
  exchange.statusCode = response.statusCode ?? null;
  const seconds = Number(response.headers['retry-after']);
  exchange.retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) : null;
}
