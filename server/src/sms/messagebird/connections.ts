import net from 'node:net';
import tls from 'node:tls';

/** Where the API is, and how long one exchange with it may take. */
export interface Route {
  /** Scheme, host and port. */
  apiUrl: URL;
  deadlineMs: number;
  /** A certificate to trust beside the system's. */
  ca?: string | undefined;
}

/** How long a connection that nobody needs is kept: less than any server leaves one open that says nothing. */
const IDLE_MS = 1500;

/**
 * The connections to the API. Some may be opened a moment ahead, because trusting the other side takes longer than all the rest
 * of an exchange, and the next request may go by one that has just had its answer.
 */
export class Connections {
  /** Made once: reading all the certificates takes longer than the whole exchange. */
  private readonly trust: tls.ConnectionOptions;
  private readonly ready: Connection[] = [];
  private readonly all = new WeakMap<object, Connection>();

  constructor(private readonly route: Route) {
    this.trust = trusted(route.ca);
  }

  /** Opens so many connections for requests that come soon, unless as many are open already. */
  getReady(count: number): void {
    while (this.ready.length < count) {
      const connection = new Connection(this.route, this.trust);
      this.ready.push(connection);
      connection.cutAfter(IDLE_MS);
      connection.socket.once('close', () => this.forget(connection));
    }
  }

  /** A connection for a request, which is cut at the deadline. */
  take(): net.Socket {
    const connection = this.open() ?? new Connection(this.route, this.trust);
    this.all.set(connection.socket, connection);
    this.takeAgain(connection.socket);
    return connection.socket;
  }

  /** A connection that was taken has its next request. */
  takeAgain(socket: object): void {
    this.all.get(socket)?.cutAfter(this.route.deadlineMs);
  }

  /** A connection that was taken has had its answer, and is soon cut unless it is taken again. */
  rest(socket: object): void {
    this.all.get(socket)?.cutAfter(IDLE_MS);
  }

  /** Cuts what nobody has asked for. */
  close(): void {
    for (const { socket } of this.ready.splice(0)) socket.destroy();
  }

  private open(): Connection | undefined {
    for (;;) {
      const connection = this.ready.shift();
      if (!connection?.socket.destroyed) return connection;
    }
  }

  private forget(connection: Connection): void {
    const index = this.ready.indexOf(connection);
    if (index >= 0) this.ready.splice(index, 1);
  }
}

class Connection {
  readonly socket: net.Socket;
  /** Until the connection stands, and over TLS is trusted, nothing of a request has left. */
  private stands = false;
  private end: NodeJS.Timeout | null = null;

  constructor(route: Route, trust: tls.ConnectionOptions) {
    this.socket = connect(route, trust);
    this.socket.once(this.socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect', () => (this.stands = true));
    this.socket.once('close', () => this.end && clearTimeout(this.end));
    // Whoever takes it is told by its own listener; a failure before that only means that there is none to take.
    this.socket.on('error', () => undefined);
  }

  cutAfter(ms: number): void {
    if (this.end) clearTimeout(this.end);
    this.end = setTimeout(() => this.socket.destroy(this.stands ? undefined : notConnected()), ms);
  }
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

/** The port of an address, said or not. */
export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
}
