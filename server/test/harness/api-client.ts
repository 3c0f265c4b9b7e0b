import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/** An error as a GraphQL client sees it. */
export interface ApiError {
  message: string;
  extensions: { code: string; field?: string; retryAfterSeconds?: number; reference?: string };
}

/** A GraphQL answer. */
export interface ApiAnswer<T> {
  data?: T | null;
  errors?: ApiError[];
}

/** Thrown by `ask` when the answer has errors. */
export class ApiRefusal extends Error {
  constructor(readonly errors: ApiError[]) {
    super(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('; '));
  }

  get code(): string {
    return this.errors[0]?.extensions.code ?? '';
  }

  get field(): string | undefined {
    return this.errors[0]?.extensions.field;
  }
}

/** How a client proves itself. */
export interface Credentials {
  bearer?: string;
  cookie?: string;
  origin?: string;
}

/** A subscription whose events are taken one by one, and never lost between two takings. */
export interface EventStream<T> {
  /** The next event that `wanted` accepts; those before it are passed over. Fails after 15 s. */
  next(what: string, wanted?: (event: T) => boolean): Promise<T>;
  /** All events told so far, taken or not. */
  readonly seen: T[];
  /** Resolves when the server has completed the subscription, or its socket is closed. */
  readonly over: Promise<void>;
  stop(): void;
}

const PATIENCE_MS = 15_000;

/** A GraphQL client of one caller, over real HTTP and a real socket. */
export class ApiClient {
  private socket: Client | null = null;

  constructor(
    readonly url: string,
    readonly credentials: Credentials = {},
  ) {}

  /** The same server, another caller. */
  as(credentials: Credentials): ApiClient {
    return new ApiClient(this.url, credentials);
  }

  /** Sends an operation over HTTP and returns the whole answer. */
  async send<T>(query: string, variables: Record<string, unknown> = {}): Promise<ApiAnswer<T>> {
    const response = await this.post(JSON.stringify({ query, variables }));
    return (await response.json()) as ApiAnswer<T>;
  }

  /** The same, the bare response. */
  async post(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers(), ...headers },
      body,
    });
  }

  /** The data of an operation; throws ApiRefusal where it was refused. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.send<T>(query, variables);
    if (errors) throw new ApiRefusal(errors);
    return data as T;
  }

  /** How an operation is refused; fails where it is not. */
  async refusal(query: string, variables: Record<string, unknown> = {}): Promise<ApiRefusal> {
    const { data, errors } = await this.send(query, variables);
    if (!errors) throw new Error(`expected a refusal, got ${JSON.stringify(data)}`);
    return new ApiRefusal(errors);
  }

  /** Opens a subscription over this client's socket. */
  subscribe<T>(query: string, variables: Record<string, unknown> = {}): EventStream<T> {
    const stream = new Stream<T>();
    const stop = this.connection().subscribe<T>(
      { query, variables },
      {
        next: ({ data, errors }) => (errors ? stream.fail(new Error(JSON.stringify(errors))) : stream.add(data as T)),
        error: (error) => stream.fail(error),
        complete: () => stream.end(),
      },
    );
    stream.stop = stop;
    return stream;
  }

  /** Closes the socket as a lost network would: without a word. */
  async drop(): Promise<void> {
    this.socket?.terminate();
    await this.close();
  }

  async close(): Promise<void> {
    await this.socket?.dispose();
    this.socket = null;
  }

  private connection(): Client {
    const { bearer } = this.credentials;
    const headers = this.headers();
    this.socket ??= createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string | string[]) {
          super(address, protocols, { headers });
        }
      },
      connectionParams: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
      retryAttempts: 0,
      lazy: true,
    });
    return this.socket;
  }

  private headers(): Record<string, string> {
    const { bearer, cookie, origin } = this.credentials;
    return {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(origin === undefined ? {} : { origin }),
    };
  }
}

class Stream<T> implements EventStream<T> {
  readonly seen: T[] = [];
  readonly over: Promise<void>;
  stop: () => void = () => undefined;
  private taken = 0;
  private failure: unknown = null;
  private finished = false;
  private wake: () => void = () => undefined;
  private finish: () => void = () => undefined;

  constructor() {
    this.over = new Promise((resolve) => (this.finish = resolve));
  }

  add(event: T): void {
    this.seen.push(event);
    this.wake();
  }

  fail(error: unknown): void {
    this.failure = error;
    this.end();
  }

  end(): void {
    this.finished = true;
    this.finish();
    this.wake();
  }

  async next(what: string, wanted: (event: T) => boolean = () => true): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      while (this.taken < this.seen.length) {
        const event = this.seen[this.taken] as T;
        this.taken += 1;
        if (wanted(event)) return event;
      }
      if (this.finished) throw new Error(`the subscription ended before ${what}: ${describe(this.failure)}`);
      await this.moment(end - Date.now(), what);
    }
  }

  private moment(leftMs: number, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`waited in vain for ${what}; seen: ${JSON.stringify(this.seen)}`)),
        Math.max(0, leftMs),
      );
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function describe(failure: unknown): string {
  if (failure === null) return 'completed';
  if (failure instanceof Error) return failure.message;
  const { code, reason } = failure as { code?: number; reason?: string };
  return code === undefined ? JSON.stringify(failure) : `${code} ${reason ?? ''}`;
}
