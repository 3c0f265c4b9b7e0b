import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb, startRedis, type PrivateService } from '../../../scripts/test/services.mjs';
import { Balancer } from '../harness/balancer.js';
import { eventually } from '../harness/eventually.js';
import type { Downtime } from '../harness/judge.js';
import { ServerProcess } from '../harness/server-process.js';
import { TcpProxy } from '../harness/tcp-proxy.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import type { AcceptedMessage } from '../messagebird/wire-message.js';

const SIZE = 3;
/** Whatever was done to them, so soon all of them serve again. */
const RECOVERED_WITHIN_MS = 60_000;
/** Work that stood still is done so long after it could go on again. */
const CATCHING_UP_MS = 2000;

/** A timer of this process that is so late means that the machine has not the processors for all this. */
const PULSE_MS = 100;
const SHORT_MS = 250;
/** So long before and after, nothing can be expected to be in time. */
const AROUND_MS = 5000;

/** One server process, and the ways from it to the database and to Redis, which can be disturbed. */
export interface Node {
  server: ServerProcess;
  database: TcpProxy;
  redis: TcpProxy;
}

/** Three real servers behind a balancer, on a MariaDB and a Redis of their own. */
export class Cluster {
  readonly nodes: Node[] = [];
  /** Seconds of late timers in this process: above a few, the machine was too busy to judge what is in time. */
  shortOfProcessors = 0;
  private readonly excused: Downtime[] = [];
  private pulse: NodeJS.Timeout | undefined;

  private constructor(
    readonly balancer: Balancer,
    readonly double: MessageBirdDouble,
    readonly database: PrivateService,
    readonly redis: PrivateService,
    private readonly folder: string,
  ) {}

  /** Starts everything; where `redisIsThere` is false, Redis comes only with `heal`. */
  static async start(onAccepted: (message: AcceptedMessage) => void, redisIsThere = true): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'ringdown-cluster-'));
    const [balancer, double, database, redis] = await Promise.all([
      Balancer.start(),
      MessageBirdDouble.start({ onAccepted }),
      // What was committed survives a killed database.
      startMariadb(['--innodb-flush-log-at-trx-commit=1']),
      startRedis(),
    ]);
    const cluster = new Cluster(balancer, double, database, redis, folder);
    for (let index = 0; index < SIZE; index += 1) cluster.nodes.push(await cluster.prepare());
    if (!redisIsThere) for (const node of cluster.nodes) node.redis.cut();
    // The first one makes the tables.
    for (const { server } of cluster.nodes) await server.start();
    balancer.serve(cluster.nodes.map(({ server }) => server.port));
    cluster.feelPulse();
    await eventually('every server to be sent clients', () => Promise.resolve(cluster.isOpen()));
    return cluster;
  }

  get url(): string {
    return this.balancer.url;
  }

  /** Waits until every server says that it can serve, Redis included, and is sent clients. */
  async recovers(): Promise<void> {
    await eventually('every server to serve', () => this.serves(), RECOVERED_WITHIN_MS);
  }

  /** Times in which the law's deadlines could not be kept, in order. */
  get downtimes(): Downtime[] {
    return [...this.excused].sort((a, b) => a.from - b.from);
  }

  /** No deadline is late for what happens from now until the returned function is called. */
  excuses(): () => void {
    const downtime: Downtime = { from: Date.now(), until: Infinity };
    this.excused.push(downtime);
    return () => {
      downtime.until = Date.now() + CATCHING_UP_MS;
    };
  }

  /** Stops everything; the servers' exit statuses. */
  async stop(): Promise<(number | null)[]> {
    clearInterval(this.pulse);
    this.balancer.stop();
    const statuses = await Promise.all(this.nodes.map(({ server }) => server.stop()));
    await Promise.all(this.nodes.flatMap(({ database, redis }) => [database.stop(), redis.stop()]));
    await Promise.all([this.double.stop(), this.redis.stop(), this.database.stop()]);
    await rm(this.folder, { recursive: true, force: true });
    return statuses;
  }

  private feelPulse(): void {
    let last = performance.now();
    this.pulse = setInterval(() => {
      const lateMs = performance.now() - last - PULSE_MS;
      last = performance.now();
      if (lateMs < SHORT_MS) return;
      this.shortOfProcessors += lateMs / 1000;
      this.excused.push({ from: Date.now() - lateMs - AROUND_MS, until: Date.now() + AROUND_MS });
    }, PULSE_MS);
  }

  private async serves(): Promise<boolean> {
    const answers = await Promise.all(this.nodes.map((node) => isReady(node)));
    return answers.every(Boolean) && this.isOpen();
  }

  private isOpen(): boolean {
    return this.nodes.every(({ server }) => this.balancer.trusts(server.port));
  }

  private async prepare(): Promise<Node> {
    const database = await TcpProxy.start(Number(new URL(this.database.url).port));
    const redis = await TcpProxy.start(Number(new URL(this.redis.url).port));
    const databaseUrl = new URL(this.database.url);
    databaseUrl.port = String(database.port);
    const place = { databaseUrl: databaseUrl.href, dataDir: this.folder, remove: () => Promise.resolve() };
    const server = await ServerProcess.prepare(place, this.double, {
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      PUBLIC_URL: this.url,
      DRAIN_SECONDS: '2',
    });
    return { server, database, redis };
  }
}

async function isReady({ server }: Node): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(2000);
    return (await fetch(`http://127.0.0.1:${server.port}/readyz`, { signal })).ok;
  } catch {
    return false;
  }
}
