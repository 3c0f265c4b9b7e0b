import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One connection through the proxy. */
interface Pair {
  client: Socket;
  target: Socket;
  /** When what was sent last toward each end arrives there: delays keep the order. */
  arrivesAt: Map<Socket, number>;
}

/** A TCP proxy before a server of a test: it can be slow, cut, or swallow everything without a word. */
export class TcpProxy {
  port = 0;
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private delayMs = 0;
  private state: 'open' | 'cut' | 'silent' = 'open';
  private losing: { text: string; left: number } = { text: '', left: 0 };

  private constructor(private readonly targetPort: number) {
    this.server = createServer((client) => this.accept(client));
  }

  /** Listens on a free port for a server on this machine. */
  static async start(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await once(proxy.server.listen(0, '127.0.0.1'), 'listening');
    proxy.port = (proxy.server.address() as AddressInfo).port;
    return proxy;
  }

  /** From now on everything takes so long, in each direction. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Every connection is reset, and new ones are until `heal`. */
  cut(): void {
    this.state = 'cut';
    this.reset();
  }

  /** Half open: connections stay, new ones are taken, and nothing arrives any more. */
  goSilent(): void {
    this.state = 'silent';
  }

  /** As at first. Connections that were silent are reset, as by whoever forgot them meanwhile. */
  heal(): void {
    if (this.state === 'silent') this.reset();
    this.state = 'open';
    this.delayMs = 0;
    this.losing = { text: '', left: 0 };
  }

  /** The next times that a client sends `text` it is passed on, and the client is cut off before it hears the answer. */
  loseAnswersTo(text: string, times: number): void {
    this.losing = { text, left: times };
  }

  /** How many answers of `loseAnswersTo` are still to be lost. */
  get toLose(): number {
    return this.losing.left;
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.state === 'cut') return void client.resetAndDestroy();
    const target = connect(this.targetPort, '127.0.0.1');
    const pair: Pair = { client, target, arrivesAt: new Map() };
    this.pairs.add(pair);
    const over = (): void => {
      this.pairs.delete(pair);
      client.destroy();
      target.destroy();
    };
    for (const socket of [client, target]) {
      socket.setNoDelay(true).on('error', over).on('close', over);
    }
    client.on('data', (data: Buffer) => this.toTarget(pair, data));
    target.on('data', (data: Buffer) => this.pass(pair, client, data));
  }

  private toTarget(pair: Pair, data: Buffer): void {
    const { losing, state } = this;
    if (state !== 'open' || losing.left === 0 || !data.includes(losing.text)) return this.pass(pair, pair.target, data);
    losing.left -= 1;
    // The server reads what was sent to it before it notices the end.
    pair.target.end(data);
    pair.client.resetAndDestroy();
  }

  private pass(pair: Pair, to: Socket, data: Buffer): void {
    if (this.state !== 'open') return;
    const now = performance.now();
    const at = Math.max(pair.arrivesAt.get(to) ?? 0, now + this.delayMs);
    pair.arrivesAt.set(to, at);
    if (at <= now) to.write(data);
    else setTimeout(() => this.arrive(to, data), at - now);
  }

  private arrive(to: Socket, data: Buffer): void {
    if (this.state === 'open' && to.writable) to.write(data);
  }

  private reset(): void {
    for (const { client, target } of [...this.pairs]) {
      client.resetAndDestroy();
      target.destroy();
    }
  }
}
