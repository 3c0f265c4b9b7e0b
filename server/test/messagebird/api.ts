import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.js';
import type { MessageBirdDouble } from './messagebird-double.js';
import { readFields, readPost, type ApiError } from './read-post.js';
import { currentStep, wireMessage } from './wire-message.js';
import { wireStatus } from './wire-status.js';

/** The listening half of the double. */
export interface Api {
  server: http.Server | https.Server;
}

const LIST_LIMIT = 20;
const LIST_AT_MOST = 250;

/** The REST API over a server of its own (docs/messagebird.md, "Request" and "Answers"). */
export function makeApi(double: MessageBirdDouble, certificate: Certificate | null): Api {
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    void answerRequest(double, request, response).catch((error: unknown) => {
      double.complain(`The double failed: ${String(error)}`);
      response.destroy();
    });
  };
  return { server: certificate ? https.createServer(certificate, handle) : http.createServer(handle) };
}

async function answerRequest(
  double: MessageBirdDouble,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  double.hosts.push(request.headers.host ?? '');
  if (request.socket instanceof TLSSocket) double.serverNames.push(nameAskedFor(request.socket));
  if (request.headers.authorization !== `AccessKey ${double.accessKey}`) {
    errors(response, 401, [
      { code: 2, description: 'Request not allowed (incorrect access_key)', parameter: 'access_key' },
    ]);
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', double.url);
  const id = /^\/messages\/([^/]+)$/.exec(pathname)?.[1];
  const route = `${request.method ?? ''} ${id === undefined ? pathname : '/messages/:id'}`;
  if (route === 'POST /messages') await post(double, request, body, response);
  else if (route === 'GET /messages') list(double, searchParams, response);
  else if (route === 'GET /messages/:id') read(double, id ?? '', response);
  else if (route === 'DELETE /messages/:id') response.writeHead(204).end();
  else if (route === 'GET /balance')
    json(response, 200, { payment: 'prepaid', type: 'credits', amount: double.credit });
  else errors(response, 404, [{ code: 98, description: 'API not found', parameter: null }]);
}

/** The types do not know the name that a client asks for in its TLS greeting. */
function nameAskedFor(socket: TLSSocket & { servername?: string | false }): string {
  return String(socket.servername);
}

async function post(
  double: MessageBirdDouble,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const fields = readFields(body, request.headers['content-type'] ?? '');
  const read = fields ? readPost(fields) : { errors: [{ code: 21, description: 'Bad request', parameter: null }] };
  if ('errors' in read) {
    double.complain(`A malformed POST: ${JSON.stringify(read.errors)}`);
    errors(response, 422, read.errors);
    return;
  }
  if (double.credit < read.message.recipients.length) {
    errors(response, 422, [{ code: 25, description: 'Not enough balance', parameter: null }]);
    return;
  }
  const { answer, messages } = await double.post(read.message);
  const first = messages[0];
  answer.write(response, first ? wireMessage(first, double.url) : {});
}

function list(double: MessageBirdDouble, query: URLSearchParams, response: ServerResponse): void {
  const limit = Math.min(Number(query.get('limit') ?? LIST_LIMIT), LIST_AT_MOST);
  const offset = Number(query.get('offset') ?? 0);
  const status = query.get('status');
  const matching = [...double.accepted]
    .reverse()
    .filter((message) => status === null || wireStatus(currentStep(message).status) === status);
  const page = matching.slice(offset, offset + limit);
  json(response, 200, {
    offset,
    limit,
    count: page.length,
    totalCount: matching.length,
    items: page.map((message) => wireMessage(message, double.url)),
  });
}

function read(double: MessageBirdDouble, id: string, response: ServerResponse): void {
  const message = double.accepted.find((accepted) => accepted.id === id);
  if (message) json(response, 200, wireMessage(message, double.url));
  else errors(response, 404, [{ code: 20, description: 'message not found', parameter: null }]);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function errors(response: ServerResponse, status: number, list: ApiError[]): void {
  json(response, status, { errors: list });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
