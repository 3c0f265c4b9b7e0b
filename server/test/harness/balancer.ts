import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const CHECK_EVERY_MS = 200;
/** Longer than a server itself waits for its database before it says that it is not ready. */
const ANSWER_WITHIN_MS = 2500;

/** One server behind it. */
interface Behind {
  port: number;
  isReady: boolean;
  connections: Set<Socket>;
}

/**
 * The balancer that stands before several servers: new connections go in turn to those that say they are ready. One that
 * stops keeps the connections it has; one that cannot serve, or gives no answer, loses them.
 */
export class Balancer {
  url = '';
  private readonly server: Server;
  private readonly behind: Behind[] = [];
  private turn = 0;
  private checking: NodeJS.Timeout | undefined;

  private constructor() {
    this.server = createServer((client) => this.accept(client));
  }

  static async start(): Promise<Balancer> {
    const balancer = new Balancer();
    await once(balancer.server.listen(0, '127.0.0.1'), 'listening');
    balancer.url = `http://localhost:${(balancer.server.address() as AddressInfo).port}`;
    return balancer;
  }

  /** Serves these ports from now on. */
  serve(ports: number[]): void {
    this.behind.push(...ports.map((port) => ({ port, isReady: false, connections: new Set<Socket>() })));
    const check = (): void => {
      void Promise.all(this.behind.map((one) => this.check(one))).then(() => {
        this.checking = setTimeout(check, CHECK_EVERY_MS);
      });
    };
    check();
  }

  /** Whether it sends new clients to whoever listens on this port. */
  trusts(port: number): boolean {
    return this.behind.some((one) => one.port === port && one.isReady);
  }

  stop(): void {
    clearTimeout(this.checking);
    this.server.close();
    for (const one of this.behind) drop(one);
    this.behind.length = 0;
  }

  private async check(one: Behind): Promise<void> {
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const response = await fetch(`http://127.0.0.1:${one.port}/readyz?redis=optional`, { signal });
      const told = await response.text();
      one.isReady = response.ok;
      if (!response.ok && !told.includes('stopping')) drop(one);
    } catch {
      one.isReady = false;
      drop(one);
    }
  }

  private accept(client: Socket): void {
    const ready = this.behind.filter(({ isReady }) => isReady);
    const one = ready[this.turn % ready.length];
    this.turn += 1;
    if (!one) return void client.resetAndDestroy();
    const server = connect(one.port, '127.0.0.1');
    one.connections.add(client);
    const over = (): void => {
      one.connections.delete(client);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', over).on('close', over);
    client.pipe(server).pipe(client);
  }
}

function drop({ connections }: Behind): void {
  for (const client of [...connections]) client.resetAndDestroy();
}
