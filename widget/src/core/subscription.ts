import { sourceOf, type Operation } from './graphql';
import type { Connection } from './http';
import { retryDelay } from './retry.rules';

const PING_EVERY_MS = 10_000;
const ANSWER_WITHIN_MS = 5_000;
const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];
const CONNECTING = 0;

interface Frame {
  type: string;
  payload?: unknown;
}

export interface SubscriptionOptions<Result, Variables> extends Connection {
  operation: Operation<Result, Variables>;
  /** Asked on every (re)connect, so that a subscription resumes where it stopped. */
  variables(): Variables;
  onData(data: Result): void;
  /** True from the moment the server acknowledges the connection, false when that connection is lost, and on each failed try. */
  onLive(live: boolean): void;
  /** The server will not serve this subscription again: a contract error code. No further try is made. */
  onRefused(code: string): void;
}

/**
 * One GraphQL subscription over its own graphql-transport-ws socket, for as long as the page lives: it pings, takes silence for death,
 * and reconnects for ever with jitter.
 */
export class Subscription<Result, Variables> {
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #live = false;
  #closed = false;
  readonly #options: SubscriptionOptions<Result, Variables>;

  constructor(options: SubscriptionOptions<Result, Variables>) {
    this.#options = options;
    this.#connect();
  }

  /** Checks at once whether the connection still lives, or connects without waiting any longer. */
  wake(): void {
    if (this.#closed) return;
    if (this.#live) this.#ping();
    else if (this.#socket?.readyState !== CONNECTING) this.#connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#drop();
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #send(frame: object): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #connect(): void {
    this.#drop();
    try {
      this.#listen(new WebSocket(this.#options.endpoint.replace(/^http/, 'ws'), 'graphql-transport-ws'));
      this.#after(2 * ANSWER_WITHIN_MS, () => this.#lost());
    } catch {
      this.#lost();
    }
  }

  #listen(socket: WebSocket): void {
    const { token } = this.#options;
    this.#socket = socket;
    socket.onopen = () =>
      this.#send({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} });
    socket.onmessage = (event) => this.#receive(JSON.parse(String(event.data)) as Frame);
    socket.onclose = ({ code }) => (code === 4401 || code === 4403 ? this.#refuse('UNAUTHENTICATED') : this.#lost());
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  #lost(): void {
    if (this.#closed) return;
    this.#drop();
    this.#live = false;
    this.#after(retryDelay(++this.#failures, Math.random()), () => this.#connect());
    this.#options.onLive(false);
  }

  #refuse(code: string): void {
    this.close();
    this.#options.onRefused(code);
  }

  #ping(): void {
    this.#send({ type: 'ping' });
    this.#after(ANSWER_WITHIN_MS, () => this.#lost());
  }

  #receive({ type, payload }: Frame): void {
    this.#after(PING_EVERY_MS, () => this.#ping());
    if (type === 'connection_ack') this.#acknowledged();
    else if (type === 'ping') this.#send({ type: 'pong' });
    else if (type === 'next') this.#deliver(payload as { data?: Result | null; errors?: unknown });
    else if (type === 'error') this.#failed(payload);
    else if (type === 'complete') this.#lost();
  }

  #acknowledged(): void {
    const { operation, variables, onLive } = this.#options;
    this.#send({ id: '1', type: 'subscribe', payload: { query: sourceOf(operation), variables: variables() } });
    this.#live = true;
    onLive(true);
  }

  #deliver({ data, errors }: { data?: Result | null; errors?: unknown }): void {
    if (!data) return this.#failed(errors);
    this.#failures = 0;
    this.#options.onData(data);
  }

  #failed(errors: unknown): void {
    const code = codeOf(errors);
    if (REFUSALS.includes(code)) this.#refuse(code);
    else this.#lost();
  }
}

function codeOf(errors: unknown): string {
  const first = (Array.isArray(errors) ? errors[0] : undefined) as { extensions?: { code?: string } } | undefined;
  return first?.extensions?.code ?? '';
}
