import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A message of graphql-transport-ws. */
interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** How a socket ended. */
export interface Closed {
  code: number;
  reason: string;
}

const PATIENCE_MS = 15_000;

/** A bare WebSocket that speaks graphql-transport-ws by hand, to see close codes and to say what no client says. */
export class RawSocket {
  readonly closed: Promise<Closed>;
  private readonly ws: WebSocket;
  private readonly received: Message[] = [];
  private readonly waiting: (() => void)[] = [];

  constructor(url: string, headers: Record<string, string> = {}, protocol = 'graphql-transport-ws') {
    this.ws = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, { headers });
    this.closed = new Promise((resolve) => {
      this.ws.once('close', (code: number, reason: Buffer) => resolve({ code, reason: String(reason) }));
    });
    this.ws.on('error', () => undefined);
    this.ws.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(String(data)) as Message);
      for (const wake of this.waiting.splice(0)) wake();
    });
  }

  /** Connected and, with `payload`, initialised: acknowledged or closed. */
  static async open(url: string, headers: Record<string, string>, payload?: unknown): Promise<RawSocket> {
    const socket = new RawSocket(url, headers);
    await once(socket.ws, 'open');
    socket.say({ type: 'connection_init', payload });
    await Promise.race([socket.hears('connection_ack'), socket.closed]);
    return socket;
  }

  async opened(): Promise<this> {
    await once(this.ws, 'open');
    return this;
  }

  say(message: Message): void {
    this.ws.send(JSON.stringify(message));
  }

  sayText(text: string): void {
    this.ws.send(text);
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The first answer to an operation: its result or its errors. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = `ask-${this.received.length}-${Math.random()}`;
    this.subscribe(id, query, variables);
    const message = await this.hears(['next', 'error'], id);
    return message.type === 'error' ? { errors: message.payload } : (message.payload as Record<string, unknown>);
  }

  /** The first message of a type that was or will be received; fails when the socket is silent. */
  async hears(
    types: string | string[],
    id?: string,
    isIt: (payload: unknown) => boolean = () => true,
  ): Promise<Message> {
    const wanted = (message: Message): boolean =>
      types.includes(message.type) && (id === undefined || message.id === id) && isIt(message.payload);
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = this.received.find(wanted);
      if (found) return found;
      if (Date.now() > end) throw new Error(`heard ${JSON.stringify(this.received)}, not ${String(types)}`);
      await this.next();
    }
  }

  close(): void {
    this.ws.close();
  }

  private async next(): Promise<void> {
    const message = new Promise<void>((resolve) => this.waiting.push(resolve));
    const late = AbortSignal.timeout(PATIENCE_MS);
    await Promise.race([message, once(late, 'abort')]);
  }
}
