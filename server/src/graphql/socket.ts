import type { IncomingMessage } from 'node:http';
import type { Server as ProtocolServer } from 'graphql-ws';
import { CloseCode } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Credentials } from '../access/resolve-caller.js';
import { newId } from '../ids.js';

const PING_EVERY_MS = 11_000;
/** Every so many pings, who is at the other end is asked anew: what another process ended is noticed without Redis. */
const CHECK_EVERY = 5;
/** A peer that reads nothing does not answer a close either. */
const CLOSE_WAIT_MS = 3000;

/** 1013: clients come back after a while, which they do not after 1011 or 4500. */
const TRY_AGAIN = 1013;

/** The protocol's own pings and pongs; any other message is somebody asking for something, as good as an answer. */
const KEEP_ALIVE = /^\s*\{\s*"type"\s*:\s*"p[io]ng"/;

const NOBODY: Credentials = { bearer: null, cookie: null, origin: null };

/** One WebSocket: pinged so that a dead peer is noticed, closed for good even when it reads nothing. */
export class Socket {
  readonly id = newId();
  /** What connection_init showed. */
  credentials: Credentials = NOBODY;
  /** Resolves once it is closed and what it subscribed to has ended. */
  readonly ended: Promise<void>;
  private end: () => void = () => undefined;
  /** Asks anew who is at the other end; set once that is known. */
  check: () => void = () => undefined;
  /** When the ping was sent that is not answered yet; null where none is. */
  private pingedAt: number | null = null;
  private pings = 0;
  private tickedAt = performance.now();
  private readonly pinging: NodeJS.Timeout;
  private readonly closers: (() => void)[] = [];

  constructor(
    private readonly ws: WebSocket,
    readonly request: IncomingMessage,
    private readonly log: Logger,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.pinging = setInterval(() => this.ping(), PING_EVERY_MS);
    ws.on('pong', () => (this.pingedAt = null));
    ws.on('error', (error) => log.debug({ err: error }, 'A socket failed'));
    ws.once('close', () => {
      clearInterval(this.pinging);
      for (const closer of this.closers) closer();
    });
  }

  /** How long a ping has been without an answer, in milliseconds; browsers answer them without the page's own timers. */
  silentMs(): number {
    return this.pingedAt === null ? 0 : performance.now() - this.pingedAt;
  }

  /** Does `closer` when the socket is closed, at once when it is already. */
  onClosed(closer: () => void): void {
    if (this.ws.readyState === this.ws.CLOSED) closer();
    else this.closers.push(closer);
  }

  /** Closes; a peer that does not answer is cut off. */
  close(code: number, reason: string): void {
    if (this.ws.readyState === this.ws.CLOSED) return;
    this.ws.close(code, reason);
    const cut = setTimeout(() => this.ws.terminate(), CLOSE_WAIT_MS);
    this.onClosed(() => clearTimeout(cut));
  }

  /** Closes after a while; resolves once everything of it has ended. */
  async closeWithin(afterMs: number, code: number, reason: string): Promise<void> {
    const timer = setTimeout(() => this.close(code, reason), afterMs);
    this.onClosed(() => clearTimeout(timer));
    await this.ended;
  }

  /** Speaks graphql-transport-ws over it until it closes. */
  serve(protocol: ProtocolServer<{ socket: Socket }>): void {
    const closed = protocol.opened(
      {
        protocol: this.ws.protocol,
        send: (data) => this.send(data),
        close: (code, reason) => this.close(code ?? CloseCode.InternalServerError, reason ?? ''),
        onMessage: (handle) =>
          this.ws.on('message', (data) => void this.receive(handle, (data as Buffer).toString('utf8'))),
      },
      { socket: this },
    );
    this.ws.once('close', (code: number, reason: Buffer) => {
      closed(code, String(reason))
        .catch((error: unknown) => this.log.error({ err: error }, 'A socket ended badly'))
        .finally(() => this.end());
    });
  }

  private async receive(handle: (data: string) => Promise<void>, data: string): Promise<void> {
    if (!KEEP_ALIVE.test(data)) this.pingedAt = null;
    try {
      await handle(data);
    } catch (error) {
      this.log.error({ err: error }, 'A message of a socket failed');
      this.close(TRY_AGAIN, 'Try again later');
    }
  }

  /**
   * Resolves when the peer's network took it, so that a stalled one is noticed by its queue. A peer that is gone is no
   * failure of the operation: the socket's own end follows.
   */
  private send(data: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.ws.readyState !== this.ws.OPEN) return resolve();
      this.ws.send(data, () => resolve());
    });
  }

  private ping(): void {
    if (this.pingedAt !== null && !this.stoodStill()) return this.ws.terminate();
    this.tickedAt = performance.now();
    this.pingedAt = performance.now();
    this.pings += 1;
    if (this.pings % CHECK_EVERY === 0) this.check();
    if (this.ws.readyState === this.ws.OPEN) this.ws.ping();
  }

  /** This process was held up: an answer may lie unread, so the peer is asked once more before it is given up. */
  private stoodStill(): boolean {
    return performance.now() - this.tickedAt > 1.5 * PING_EVERY_MS;
  }
}
