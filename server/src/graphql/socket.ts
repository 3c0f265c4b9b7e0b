import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server as ProtocolServer } from 'graphql-ws';
import { CloseCode } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Caller } from '../access/caller.js';
import type { Credentials } from '../access/resolve-caller.js';
import type { Bucket } from '../access/token-bucket.rules.js';
import type { Connection } from './context.js';

/** How often a socket is pinged. */
export const PING_EVERY_MS = 11_000;
/** Every so many pings, who is at the other end is asked anew: what another process ended is noticed without Redis. */
const CHECK_EVERY = 5;
/** A peer that reads nothing does not answer a close either. */
const CLOSE_WAIT_MS = 3000;

/** 1013: clients come back after a while, which they do not after 1011 or 4500. */
const TRY_AGAIN = 1013;

/** The protocol's own pings and pongs; any other message is somebody asking for something, as good as an answer. */
const KEEP_ALIVE = /^\s*\{\s*"type"\s*:\s*"p[io]ng"/;

const NOBODY: Credentials = { bearer: null, cookie: null, origin: null };

/** What is kept of the request that opened a socket; the request itself weighs as much as the socket. */
export interface Handshake {
  /** Whose request it was. */
  ip: string;
  headers: Pick<IncomingHttpHeaders, 'cookie' | 'origin'>;
}

/** Who is at the other end, as of an instant in milliseconds. */
interface Known {
  caller: Caller;
  at: number;
}

/** One WebSocket: pinged in its turn so that a dead peer is noticed, closed for good even when it reads nothing. */
export class Socket implements Connection {
  readonly ip: string;
  /** What it came with, until connection_init has shown the rest. */
  handshake: Handshake | null;
  /** What connection_init showed. */
  credentials: Credentials = NOBODY;
  /** Who that is, while nothing has happened that may have changed it. */
  known: Known | null = null;
  /** Counts what may have changed it. */
  changes = 0;
  /** How many operations it has open at most. */
  mayBeOpen = 0;
  /** How many operations it may ask for still. */
  operations: Bucket | undefined;
  /** Asks anew who is at the other end; set once that is known. */
  check: () => void = () => undefined;
  /** When the ping was sent that is not answered yet; null where none is. */
  private pingedAt: number | null = null;
  /** Begins anywhere, so that those who came together are not all checked together. */
  private pings = Math.floor(Math.random() * CHECK_EVERY);
  private readonly closers: (() => void)[] = [];
  private readonly untaken: (() => void)[] = [];
  private isOver = false;
  private onOver: () => void = () => undefined;
  /** What is sent in one turn is held back until its end, to go out together. */
  private isHeld = false;
  /** The turn is over. */
  private readonly letGo = (): void => {
    this.isHeld = false;
    this.stream.uncork();
  };
  private readonly onTaken = (): void => {
    if (this.untaken.length > 0 && !this.stream.writableNeedDrain) this.release();
  };

  /** `stream`: what `ws` sends through. */
  constructor(
    private readonly ws: WebSocket,
    private readonly stream: Pick<Duplex, 'cork' | 'uncork' | 'writableNeedDrain'>,
    handshake: Handshake,
    private readonly log: Logger,
  ) {
    this.ip = handshake.ip;
    this.handshake = handshake;
    ws.on('pong', () => (this.pingedAt = null));
    ws.on('error', (error) => log.debug({ err: error }, 'A socket failed'));
    ws.once('close', () => {
      this.release();
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

  /** Closes after a while; resolves once it is closed and what it subscribed to has ended. */
  closeWithin(afterMs: number, code: number, reason: string): Promise<void> {
    const timer = setTimeout(() => this.close(code, reason), afterMs);
    this.onClosed(() => clearTimeout(timer));
    return new Promise((resolve) => {
      if (this.isOver) resolve();
      else this.onOver = resolve;
    });
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
        .finally(() => this.over());
    });
  }

  /**
   * Sends, together with what else is sent in this turn: an answer and its end are one packet. Where the peer's network does not take
   * what it is given, a promise of the moment when it has: a stalled one is noticed by its queue. A peer that is gone is no
   * failure of the operation: the socket's own end follows.
   */
  send(data: string): Promise<void> | void {
    if (this.ws.readyState !== this.ws.OPEN) return;
    if (!this.isHeld) this.hold();
    this.ws.send(data, this.onTaken);
    if (this.stream.writableNeedDrain) return new Promise((resolve) => this.untaken.push(resolve));
  }

  private hold(): void {
    this.isHeld = true;
    this.stream.cork();
    process.nextTick(this.letGo);
  }

  /** Its turn to be pinged; one that left the last ping unanswered is given up. */
  ping(): void {
    if (this.pingedAt !== null && !this.stoodStill()) return this.ws.terminate();
    this.pingedAt = performance.now();
    this.pings += 1;
    if (this.pings % CHECK_EVERY === 0) this.check();
    if (this.ws.readyState === this.ws.OPEN) this.ws.ping();
  }

  /** Reads nothing more for a while: whoever sends faster than they may is not listened to. */
  pause(forMs: number): void {
    if (this.ws.isPaused) return;
    this.ws.pause();
    setTimeout(() => this.ws.resume(), forMs).unref();
  }

  private over(): void {
    this.isOver = true;
    this.onOver();
  }

  private release(): void {
    for (const taken of this.untaken.splice(0)) taken();
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

  /** This process was held up: an answer may lie unread, so the peer is asked once more before it is given up. */
  private stoodStill(): boolean {
    return this.silentMs() > 1.5 * PING_EVERY_MS;
  }
}
