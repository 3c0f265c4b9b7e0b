import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';

/**
 * How the double answers one POST. `accepts`: whether the message exists afterwards, whatever the sender is told.
 * `write` takes over from the ordinary answer, which it is handed.
 */
export interface Answer {
  accepts: boolean;
  write(response: ServerResponse, ordinary: object): void;
}

/** Any status, body and headers; nothing is accepted. */
export function answer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  const type = body.startsWith('<') ? 'text/html' : 'application/json';
  return {
    accepts: false,
    write: (response) => {
      response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
    },
  };
}

/** The API's own refusal. */
export function refusal(status: number, code: number, description: string, parameter: string | null = null): Answer {
  return answer(status, JSON.stringify({ errors: [{ code, description, parameter }] }));
}

/** 201 with the message. */
export const accept: Answer = {
  accepts: true,
  write: (response, ordinary) => {
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(ordinary));
  },
};

/** A TCP reset; over TLS, where Node has none, the connection just ends. */
const reset = ({ socket }: ServerResponse): void => {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
};
const silence = (): void => undefined;

/** The connection is reset before the message is taken. */
export const resetBefore: Answer = { accepts: false, write: reset };
/** The message is taken, then the connection is reset. */
export const resetAfter: Answer = { accepts: true, write: reset };
/** Nothing is taken and nothing is ever answered. */
export const hangBefore: Answer = { accepts: false, write: silence };
/** The message is taken and nothing is ever answered. */
export const hangAfter: Answer = { accepts: true, write: silence };

/** The message is taken; of the answer only the first half arrives. */
export const truncated: Answer = {
  accepts: true,
  write: (response, ordinary) => {
    const text = JSON.stringify(ordinary);
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': text.length });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  },
};

/** The message is taken; the answer arrives a byte at a time, for longer than anybody should wait. */
export function drip(everyMs: number): Answer {
  return {
    accepts: true,
    write: (response, ordinary) => {
      const text = JSON.stringify(ordinary);
      response.writeHead(201, { 'Content-Type': 'application/json' });
      let sent = 0;
      const timer = setInterval(() => {
        response.write(text[sent] ?? ' ');
        sent += 1;
      }, everyMs);
      response.on('close', () => clearInterval(timer));
    },
  };
}
