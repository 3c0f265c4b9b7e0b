import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { serverPackage } from './packages.mjs';

/** Runs an operation over HTTP; one that is RATE_LIMITED waits as long as it is told, and is not measured by anybody. */
export async function ask(url, query, variables = {}, headers = {}) {
  for (;;) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (!errors) return { data, response };
    const [{ extensions, message }] = errors;
    if (extensions.code !== 'RATE_LIMITED') throw new Error(`${extensions.code}: ${message}`);
    await wait(extensions.retryAfterSeconds * 1000);
  }
}

export const bearer = (token) => ({ authorization: `Bearer ${token}` });

/** A WebSocket of a bearer of a token: `ask` resolves with the first answer to an operation. */
export async function openSocket(url, token) {
  const { WebSocket } = serverPackage('ws');
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const pending = new Map();
  let acknowledged = () => undefined;
  const ready = new Promise((resolve) => (acknowledged = resolve));
  socket.on('message', (data) => {
    const { type, id, payload } = JSON.parse(data);
    if (type === 'connection_ack') acknowledged();
    if (type === 'ping') socket.send('{"type":"pong"}');
    if (type !== 'next' && type !== 'error') return;
    pending.get(id)?.(type === 'error' ? { errors: payload } : payload);
    pending.delete(id);
  });
  socket.on('close', (code) => {
    for (const answer of pending.values()) answer({ errors: [{ message: `the socket was closed: ${code}` }] });
    pending.clear();
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: bearer(token) }));
  await ready;
  let operations = 0;
  const run = (query, variables) =>
    new Promise((resolve) => {
      const id = String((operations += 1));
      pending.set(id, resolve);
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
    });
  return { ask: run, close: () => socket.close() };
}
