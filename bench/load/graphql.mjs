import { once } from 'node:events';
import { serverPackage } from '../packages.mjs';

const { WebSocket } = serverPackage('ws');
const FEED = 'feed';
const HEAD = 64;

/** A WebSocket of the bearer of a token, or of anybody, admitted. `from` is the address it comes from, where that matters. */
export async function openGraphql(url, token, from) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    localAddress: from,
  });
  const client = new GraphqlClient(socket);
  await once(socket, 'open');
  await client.admit(token);
  return client;
}

/** One socket of graphql-transport-ws with any number of operations and one subscription. */
class GraphqlClient {
  #socket;
  #answers = new Map();
  #operations = 0;
  #admitted = () => undefined;
  #onFeed = () => undefined;
  #onEnd = () => undefined;

  constructor(socket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => this.#end(new Error(`The server closed a socket: ${code}`)));
    socket.on('error', (error) => this.#end(error));
  }

  admit(token) {
    return new Promise((resolve, reject) => {
      this.#admitted = resolve;
      this.#onEnd = reject;
      const payload = token ? { authorization: `Bearer ${token}` } : {};
      this.#socket.send(JSON.stringify({ type: 'connection_init', payload }));
    });
  }

  /** Runs an operation; an error of the server's rejects, with `retryAfterSeconds` where it names them. */
  run(query, variables) {
    return new Promise((resolve, reject) => {
      const id = String((this.#operations += 1));
      this.#answers.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
    });
  }

  /** Subscribes; `onNext` gets each frame as it came. Resolves with the first. */
  subscribe(query, variables, onNext) {
    return new Promise((resolve, reject) => {
      this.#onEnd = reject;
      this.#onFeed = (data) => {
        this.#onFeed = onNext;
        resolve();
        onNext(data);
      };
      this.#socket.send(JSON.stringify({ id: FEED, type: 'subscribe', payload: { query, variables } }));
    });
  }

  close() {
    this.#socket.removeAllListeners('close');
    this.#socket.terminate();
  }

  #receive(data) {
    const head = data.toString('latin1', 0, HEAD);
    if (head.includes(`"id":"${FEED}"`)) this.#feed(head, data);
    else this.#answer(JSON.parse(data));
  }

  #feed(head, data) {
    if (head.includes('"type":"next"')) this.#onFeed(data);
    else this.#end(new Error(`A subscription ended: ${data.toString()}`));
  }

  #answer({ type, id, payload }) {
    if (type === 'connection_ack') return this.#admitted();
    if (type === 'ping') return this.#socket.send('{"type":"pong"}');
    if (type === 'complete') return this.#answers.delete(id);
    const { resolve, reject } = this.#answers.get(id);
    const errors = type === 'error' ? payload : payload.errors;
    if (errors) reject(refusal(errors[0]));
    else resolve(payload.data);
  }

  #end(error) {
    this.#onEnd(error);
    for (const { reject } of this.#answers.values()) reject(error);
    this.#answers.clear();
  }
}

function refusal({ message, extensions = {} }) {
  return Object.assign(new Error(`${extensions.code}: ${message}`), extensions);
}
