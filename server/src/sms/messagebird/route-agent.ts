import type { ClientRequest, IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Exchange } from './answers.rules.js';
import { Connections, portOf, type Route } from './connections.js';

declare module 'http' {
  interface Agent {
    /** How Node's own request gets its connection from an agent. */
    addRequest(request: ClientRequest, options: RequestOptions): void;
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
 * address, https or http, each on a connection of its own that is cut at the deadline. Every other request of the
 * process goes to the agent that was there before.
 */
class RouteAgent extends https.Agent {
  readonly connections: Connections;

  constructor(
    private readonly others: https.Agent,
    private readonly route: Route,
  ) {
    super({ ...others.options });
    this.connections = new Connections(route);
  }

  override addRequest(request: ClientRequest, options: RequestOptions): void {
    if (options.host !== API_HOST) {
      this.others.addRequest(request, options);
      return;
    }
    const { apiUrl } = this.route;
    request.setHeader('Host', apiUrl.host);
    // A connection that is used once cannot turn out to be stale: a failure to connect means that nothing was sent.
    request.setHeader('Connection', 'close');
    const exchange = observing;
    if (exchange) request.once('response', (response) => note(exchange, response));
    super.addRequest(request, { ...options, host: apiUrl.hostname, hostname: apiUrl.hostname, port: portOf(apiUrl) });
  }

  /** Called by Node's agent for each new connection. */
  createConnection(): Duplex {
    return this.connections.take();
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
    getReady: (count) => agent.connections.getReady(count),
    close: () => {
      if (https.globalAgent === agent) https.globalAgent = before;
      agent.connections.close();
      agent.destroy();
    },
  };
}

function note(exchange: Exchange, response: IncomingMessage): void {
  exchange.statusCode = response.statusCode ?? null;
  const seconds = Number(response.headers['retry-after']);
  exchange.retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) : null;
}
