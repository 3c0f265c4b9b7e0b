import type { ClientRequest, IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Exchange } from './answers.rules.js';

declare module 'http' {
  interface Agent {
    /** How Node's own request gets its connection from an agent. */
    addRequest(request: ClientRequest, options: RequestOptions): void;
  }
}

/** Where the API is, and how long one exchange with it may take. */
export interface Route {
  /** Scheme, host and port. */
  apiUrl: URL;
  deadlineMs: number;
  /** A certificate to trust beside the system's. */
  ca?: string | undefined;
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
  /** Made once: reading all the certificates takes longer than the whole exchange. */
  private readonly trust: tls.ConnectionOptions;

  constructor(
    private readonly others: https.Agent,
    private readonly route: Route,
  ) {
    super({ ...others.options });
    this.trust = trusted(route.ca);
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
    const socket = connect(this.route, this.trust);
    // Until the connection stands, and over TLS is trusted, nothing of the request has left.
    let stands = false;
    socket.once(socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect', () => (stands = true));
    const deadline = setTimeout(() => socket.destroy(stands ? undefined : notConnected()), this.route.deadlineMs);
    socket.once('close', () => clearTimeout(deadline));
    return socket;
  }
}

/** Sends the package's requests along the route until the returned function is called. */
export function openRoute(route: Route): () => void {
  const before = https.globalAgent;
  const agent = new RouteAgent(before, route);
  https.globalAgent = agent;
  return () => {
    if (https.globalAgent === agent) https.globalAgent = before;
    agent.destroy();
  };
}

/** Whom to trust: the system's authorities, and one more where it is given. */
function trusted(ca: string | undefined): tls.ConnectionOptions {
  return ca === undefined ? {} : { secureContext: tls.createSecureContext({ ca: [...tls.rootCertificates, ca] }) };
}

function connect({ apiUrl }: Route, trust: tls.ConnectionOptions): net.Socket {
  // In a URL an IPv6 address stands in brackets.
  const host = apiUrl.hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: portOf(apiUrl) };
  if (apiUrl.protocol === 'http:') return net.connect(to);
  const servername = net.isIP(host) === 0 ? host : '';
  return tls.connect({ ...to, servername, ...trust });
}

function notConnected(): Error {
  return Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT', syscall: 'connect' });
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
}

function note(exchange: Exchange, response: IncomingMessage): void {
  exchange.statusCode = response.statusCode ?? null;
  const seconds = Number(response.headers['retry-after']);
  exchange.retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) : null;
}
