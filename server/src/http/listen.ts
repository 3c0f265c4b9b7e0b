import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const KEEP_ALIVE_MS = 65_000;

/** Answers a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The one HTTP server: it listens before the application is put together, because links need its port. */
export interface HttpServer {
  readonly server: Server;
  readonly port: number;
  /** Who answers from now on; until then everything is 503. */
  answerWith(handler: Handler): void;
  /** Takes no new connections, lets those that work finish, at most for so long. */
  close(patienceMs: number): Promise<void>;
}

/** Starts listening. Rejects with an Error that names PORT or HOST where that is not possible. */
export async function listen(env: { port: number; host: string }): Promise<HttpServer> {
  let handler: Handler = notYet;
  const server = createServer((request, response) => handler(request, response));
  // Longer than proxies keep theirs: a connection must not be closed just as a request is sent over it.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(sentence(error, env))));
    server.listen(env.port, env.host, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    answerWith: (next) => {
      handler = next;
    },
    close: (patienceMs) => close(server, patienceMs),
  };
}

const notYet: Handler = (_request, response) => {
  response.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'application/json' });
  response.end('{"error":"Ringdown is starting."}');
};

function sentence(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): string {
  if (error.code === 'EADDRINUSE') return `PORT: ${port} is in use. Stop what uses it, or choose another.`;
  if (error.code === 'EACCES') return `PORT: this user may not listen on ${port}. Choose one above 1023.`;
  return `HOST: cannot listen on ${host} (${error.code ?? error.message}).`;
}

async function close(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(cut);
}
