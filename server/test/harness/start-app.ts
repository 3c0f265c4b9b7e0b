import { buildApp, type App } from '../../src/app.js';
import { readEnv } from '../../src/env.js';
import type { Job } from '../../src/jobs/engine.js';
import { chatJobs } from '../../src/jobs/jobs.js';
import { createLog } from '../../src/log.js';
import { messageBirdProvider } from '../../src/sms/messagebird/messagebird-provider.js';
import { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import { Shop, type CallCenterTraits } from './given.js';
import { LogBook } from './log-book.js';
import { MovableClock } from './movable-clock.js';
import type { Console } from './operator.js';
import { PhoneNetwork } from './phone-network.js';
import { makeDatabase, type TestDatabase } from './test-database.js';

/** Shorter than the lease of a console. */
const STEP_SECONDS = 5;

/** The whole application under test, with its own database, a clock that can be moved, and a double of MessageBird. */
export class Ringdown {
  private shops: Shop[] = [];

  private constructor(
    readonly app: App,
    readonly url: string,
    readonly clock: MovableClock,
    readonly double: MessageBirdDouble,
    readonly network: PhoneNetwork,
    readonly place: TestDatabase,
    readonly logs: LogBook,
  ) {}

  /**
   * Starts it; `variables` are environment variables beside those of the harness, `providerDeadlineMs` how soon a provider
   * that hangs is given up.
   */
  static async start(variables: Record<string, string> = {}, providerDeadlineMs?: number): Promise<Ringdown> {
    const clock = new MovableClock();
    // The provider signs its callbacks by the same clock: one that is minutes old would be refused.
    const double = await MessageBirdDouble.start({ now: () => clock.now() });
    return Ringdown.on(await makeDatabase(), clock, double, variables, providerDeadlineMs);
  }

  /** Starts another server on the same database, with the same clock and the same double. */
  async another(variables: Record<string, string> = {}): Promise<Ringdown> {
    return Ringdown.on(this.place, this.clock, this.double, variables);
  }

  private static async on(
    place: TestDatabase,
    clock: MovableClock,
    double: MessageBirdDouble,
    variables: Record<string, string>,
    providerDeadlineMs?: number,
  ): Promise<Ringdown> {
    const logs = new LogBook();
    const env = readEnv({
      PORT: '0',
      DATA_DIR: place.dataDir,
      SIGN_UP: 'open',
      LOG_LEVEL: 'debug',
      MESSAGEBIRD_ACCESS_KEY: double.accessKey,
      MESSAGEBIRD_SIGNING_KEY: double.signingKey,
      MESSAGEBIRD_ORIGINATOR: 'Ringdown',
      MESSAGEBIRD_API_URL: double.url,
      ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }),
      ...variables,
    });
    const sms = env.messageBird
      ? messageBirdProvider({ ...env.messageBird, ca: double.ca, deadlineMs: providerDeadlineMs })
      : undefined;
    const app = await buildApp(env, { clock, log: createLog('debug', logs), ...(sms ? { sms } : {}) });
    const url = app.url;
    return new Ringdown(app, url, clock, double, new PhoneNetwork(double), place, logs);
  }

  /** Opens an organization of a test's own. */
  async shop(traits: CallCenterTraits = {}): Promise<Shop> {
    const shop = await Shop.open(this.url, this.url, this.network, traits);
    this.shops.push(shop);
    return shop;
  }

  /** Between two tests: the shops of the first one close. */
  async tidy(): Promise<void> {
    await Promise.all(this.shops.map((shop) => shop.closes()));
    this.shops = [];
  }

  /** Closes a console as a lost connection does; resolves when the server has noticed. */
  async loses(console: Console): Promise<void> {
    const { openConsoles } = this.app.services;
    const before = openConsoles.size;
    console.closes();
    await eventually('the console to be lost', () => Promise.resolve(openConsoles.size < before));
  }

  get anonymous(): ApiClient {
    return new ApiClient(this.url);
  }

  /** Moves the clock and lets the engine look at what is due. */
  passes(seconds: number): void {
    this.clock.advance(seconds);
    this.app.services.engine.wake();
  }

  /**
   * Time passes as in life, a few seconds at a time: whoever is there keeps showing life, open consoles stay open, and what is
   * due has been done when this resolves. To the millisecond while the clock is held still. Where no console is open the steps may
   * be longer.
   */
  async lives(seconds: number, stepSeconds = STEP_SECONDS): Promise<void> {
    for (let left = seconds; left > 0; left -= stepSeconds) {
      this.clock.advance(Math.min(left, stepSeconds));
      await this.looks();
    }
  }

  /** The same until an instant that the product told. */
  async livesUntil(instant: string | null, lessSeconds = 0): Promise<void> {
    if (instant === null) throw new Error('no instant was told');
    await this.lives((Date.parse(instant) - this.clock.now().getTime()) / 1000 - lessSeconds);
  }

  /** Has the engine's work on chats and presence done once, deadlines last. */
  async looks(): Promise<void> {
    const jobs = chatJobs(this.app.services, null);
    const isLast = (job: Job): boolean => job.name === 'deadlines';
    for (const job of [...jobs.filter((job) => !isLast(job)), ...jobs.filter(isLast)]) await job.run();
    this.app.services.engine.wake();
  }

  /** Stops everything; fails on any unexpected, missing or malformed SMS, and on a secret in the logs. */
  async finish(): Promise<void> {
    await this.app.stop();
    await this.place.remove();
    await this.double.finish();
    this.logs.assertDiscreet(this.double.accepted.map(({ body, recipient }) => ({ body, recipient })));
  }
}
