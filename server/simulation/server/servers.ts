import { pino, type Logger } from 'pino';
import type { Clock } from '../../src/clock.js';
import { chatJobs } from '../../src/jobs/jobs.js';
import { simulatedMail } from '../../src/mail/mail-transport.js';
import { openOutbox } from '../../src/outbox/outbox.js';
import { PubSub } from '../../src/pub-sub/pub-sub.js';
import { newServices } from '../../src/new-services.js';
import type { Services } from '../../src/services.js';
import type { SmsProvider } from '../../src/sms/sms-provider.js';
import type { World } from '../world/world.js';
import { ConnectionLost, Life, type Temper } from './life.js';
import { Relay } from './relay.js';
import { SimulatedDatabase } from './simulated-database.js';
import { SimulatedEngine, type NextInstant } from './simulated-engine.js';
import type { Storage } from './storage.js';

/** How the servers of this world behave. */
export interface ServersTraits extends Temper {
  /** One or two processes on one database. */
  processes: number;
  /** With Redis between two: events come soon, and not all; without: by looking every second. */
  redis: boolean;
  /** The farthest that a process's clock is from the database's, in milliseconds. */
  clockErrorMs: number;
}

/** One process that runs, with what commands are given. */
export interface Server {
  life: Life;
  services: Services;
}

/** What the servers are made of. */
export interface ServersParts {
  storage: Storage;
  providerFor: (life: Life) => SmsProvider;
  nextInstant: NextInstant;
  onCommit: (server: Server) => void;
  /** A process stands still, or the clock jumps. */
  onDisturbance: () => void;
}

/** The server processes: they start, work, stand still, die and start again. */
export class Servers {
  readonly all: Server[] = [];
  private readonly relay: Relay;
  private readonly engines = new Map<Life, SimulatedEngine>();
  private started = 0;
  private readonly temper: Temper;

  constructor(
    readonly world: World,
    private readonly traits: ServersTraits,
    private readonly parts: ServersParts,
  ) {
    this.temper = { ...traits };
    this.relay = new Relay(world, traits.redis);
    for (let index = 0; index < traits.processes; index += 1) this.start(index);
  }

  /** Those that live. */
  get alive(): Server[] {
    return this.all.filter(({ life }) => life.alive);
  }

  /** Whether any process got on with its work from this instant of the world. */
  served(fromMs: number): boolean {
    return this.all.some(({ life }) => life.alive && life.stalledUntil <= fromMs);
  }

  /** Asks some process, as a client's connection happens to reach it; ConnectionLost where it dies before it answers. */
  async ask<T>(what: string, work: (services: Services) => Promise<T>): Promise<T> {
    await this.world.sleep(this.world.random.int(0, 30));
    const server = this.reachable();
    if (!server) throw new ConnectionLost();
    this.world.note(`${what} (${server.life.name})`);
    return server.life.call(() => work(server.services));
  }

  /** The process that a client's connection happens to reach; undefined while none is there. */
  reachable(): Server | undefined {
    const [server] = this.world.random.shuffle(this.alive);
    return server;
  }

  /** A process dies now. */
  kill(): void {
    const [server] = this.world.random.shuffle(this.alive);
    server?.life.die('all at once');
  }

  /** One process, or all, stand still for so long: suspended, or starved. */
  stall(seconds: number, all: boolean): void {
    const struck = all ? this.alive : this.world.random.shuffle(this.alive).slice(0, 1);
    for (const { life } of struck) life.standStill(seconds);
    this.parts.onDisturbance();
  }

  /** The database's clock, and with it every process's, is put forward. */
  putClockForward(seconds: number): void {
    this.world.note(`the database's clock is put forward by ${seconds} s`);
    this.world.aheadMs += seconds * 1000;
    this.parts.onDisturbance();
    for (const [{ alive }, engine] of this.engines) if (alive) engine.clockJumped();
  }

  /** From now on nothing goes wrong. */
  calmDown(): void {
    Object.assign(this.temper, { diesAtCommit: 0, diesInTransaction: 0, stallsAtCommit: 0 });
  }

  /** The world is over: nothing of it may weigh upon the next. */
  end(): void {
    this.retire(() => true);
  }

  private retire(which: (life: Life) => boolean): void {
    for (const { life, services } of this.all) if (which(life)) (services.db as SimulatedDatabase).retire();
  }

  private start(index: number): void {
    this.started += 1;
    const { world, temper } = this;
    const name = `server ${'AB'[index] ?? index}${this.started}`;
    const life = new Life(world, name, temper, () => this.restartLater(index));
    const server: Server = { life, services: this.servicesFor(life, () => server) };
    this.all.push(server);
    world.note(`${life.name} starts`);
  }

  private restartLater(index: number): void {
    const { random } = this.world;
    // Later than now: it may be in the middle of a transaction.
    this.world.schedule(0, null, () => this.retire((life) => !life.alive));
    const downMs = random.chance(0.7) ? random.int(500, 5000) : random.int(5000, 60_000);
    this.world.schedule(downMs, null, () => this.start(index));
  }

  private servicesFor(life: Life, self: () => Server): Services {
    const { storage, onCommit, providerFor, nextInstant } = this.parts;
    const { redis, processes } = this.traits;
    let engine: SimulatedEngine | null = null;
    const pubSub = new PubSub();
    if (processes > 1) this.relay.connect(life, pubSub);
    const services = newServices({
      db: new SimulatedDatabase(storage.writer, storage.reader, life, () => {
        onCommit(self());
        for (const [{ alive }, other] of this.engines) if (alive) other.tablesChanged();
      }),
      clock: this.clockOf(),
      pubSub,
      engine: { wake: (job) => engine?.wake(job) },
      settings: SETTINGS,
      log: this.logOf(life),
    });
    const { jobs } = openOutbox(services, { sms: providerFor(life), mail: simulatedMail });
    const chats = chatJobs(services, processes === 1 ? null : () => (redis ? 10_000 : 1000));
    const all = [...chats, ...jobs].filter(({ name }) => !LEFT_OUT.includes(name));
    engine = new SimulatedEngine(life, storage, all, nextInstant);
    this.engines.set(life, engine);
    return services;
  }

  /** Never goes back; off the database's clock by no more than the time it takes to read that. */
  private clockOf(): Clock {
    const { world } = this;
    const errorMs = world.random.int(-this.traits.clockErrorMs, this.traits.clockErrorMs);
    return { now: () => new Date(world.clockMs + errorMs) };
  }

  /** What a process calls an error is a fault of the product, unless the process is dying. */
  private logOf(life: Life): Logger {
    return pino(
      { level: 'error', base: null },
      {
        write: (line: string) => {
          if (life.alive) this.world.broken('no fault', line.slice(0, 2000));
        },
      },
    );
  }
}

/** They ring nobody, and would look at every change. */
const LEFT_OUT = ['coverage', 'mail', 'mail leases'];

const SETTINGS: Services['settings'] = {
  publicUrl: 'https://chat.example',
  smsProvider: 'messagebird',
  demo: false,
  signUp: 'closed',
  setupCode: null,
  presenceGraceSeconds: 20,
};
