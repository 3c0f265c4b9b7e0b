import { setTimeout as delay } from 'node:timers/promises';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { RateLimits } from './access/rate-limits.js';
import type { Clock } from './clock.js';
import { seedDemo } from './demo/seed.js';
import type { Env } from './env.js';
import { Documents } from './graphql/documents.js';
import { httpTransport, type HttpTransport, type HttpTransportParts } from './graphql/http-transport.js';
import type { TrustsProxy } from './graphql/request.js';
import { activityNoted } from './graphql/root-activity.js';
import { rateLimited } from './graphql/root-limits.js';
import { answeredInTime, RunningOperations } from './graphql/running-operations.js';
import { buildSchema } from './graphql/schema.js';
import { acceptUpgrades } from './graphql/upgrades.js';
import { wsTransport, type WsTransport } from './graphql/ws-transport.js';
import { health } from './http/health.js';
import { createMetrics, type Metrics } from './http/metrics.js';
import { socketLimits } from './http/socket-limits.js';
import { createWeb } from './http/web.js';
import { startEngine, type RunningEngine } from './jobs/engine.js';
import { chatJobs } from './jobs/jobs.js';
import { createLog } from './log.js';
import type { MailTransport } from './mail/mail-transport.js';
import { openServices, type Ground } from './open-services.js';
import { openCarriers } from './outbox/open-carriers.js';
import { openOutbox, type Outbox } from './outbox/outbox.js';
import type { LookEveryMs } from './pub-sub/missed-events.js';
import type { RedisRelay } from './pub-sub/redis-relay.js';
import type { Services } from './services.js';
import { messageBirdHooks } from './sms/http-hooks.js';
import type { SmsProvider } from './sms/sms-provider.js';

/** How long a request that runs may still take when the application stops. */
const IN_FLIGHT_MS = 5000;

/** How often this process looks for what others did: where nothing else tells it, and as the backstop of what does. */
const LOOK_ALONE_MS = 1000;
const LOOK_BESIDE_REDIS_MS = 10_000;

/** What tests put in the place of the real thing. */
export interface AppParts {
  clock?: Clock;
  sms?: SmsProvider;
  mail?: MailTransport;
  log?: Logger;
}

/** The running application. */
export interface App {
  /** PUBLIC_URL: the base of every link. */
  url: string;
  /** The port this process listens on. */
  port: number;
  services: Services;
  metrics: Metrics;
  /** How many WebSockets are open. */
  sockets(): number;
  /** Lets everybody go, finishes what runs, and closes everything. */
  stop(letGo?: LetGo): Promise<void>;
}

/** How a process that stops lets go of those who use it, in milliseconds. */
export interface LetGo {
  /** So long it goes on as before, but says that it is not ready: balancers send new clients elsewhere. */
  noticeMs: number;
  /** Over so long its sockets are closed, each at a random moment, so that their clients do not come back all at once. */
  drainMs: number;
}

const AT_ONCE: LetGo = { noticeMs: 0, drainMs: 0 };

/**
 * The composition root: the whole application on one port. Rejects with an Error that says in one sentence what is wrong,
 * such as a database that cannot be opened or a port in use.
 */
export async function buildApp(env: Env, parts: AppParts = {}): Promise<App> {
  const log = parts.log ?? createLog(env.logLevel);
  let engine: RunningEngine | null = null;
  const ground = await openServices(env, log, { wake: (job) => engine?.wake(job) }, parts.clock);
  const { services, http } = ground;
  if (services.settings.demo) await seedDemo(services);
  const outbox = openOutbox(services, openCarriers(services, env, parts));
  const served = await serve(env, ground);
  engine = startEngine(log, [...chatJobs(services, lookEvery(env, ground.redis)), ...outbox.jobs]);
  let stopped: Promise<void> | null = null;
  const running = { ground, served, engine, outbox };
  return {
    url: services.settings.publicUrl,
    port: http.port,
    services,
    metrics: served.metrics,
    sockets: () => served.sockets.size,
    stop: (letGo = AT_ONCE) => (stopped ??= stop(running, letGo)),
  };
}

/** What answers on the port. */
interface Served {
  graphql: HttpTransport;
  sockets: WsTransport;
  metrics: Metrics;
  /** From now on the process is not ready, and asks clients to come back over another connection. */
  retire(): void;
  /** From now on it takes no new sockets. */
  refuse(): void;
}

async function serve(env: Env, { services, http, redis }: Ground): Promise<Served> {
  let retired = false;
  let refusing = false;
  const schema = await buildSchema(services.pubSub, answeredInTime(activityNoted(rateLimited)));
  const limits = new RateLimits(services.clock);
  const running = new RunningOperations(services.clock);
  const documents = new Documents(schema, env.documentCacheSize);
  const parts: HttpTransportParts = { services, limits, schema, documents, running };
  const graphql = await httpTransport(parts);
  const metrics = createMetrics(services, { sockets: () => sockets.size, operations: () => running.size });
  const signingKey = env.messageBird?.signingKey ?? null;
  const others = redis ? [{ name: 'redis', ping: () => redis.ping() }] : [];
  const web: Express = createWeb({
    trustProxy: env.trustProxy,
    settings: services.settings,
    log: services.log,
    graphql: graphql.router,
    routers: [
      messageBirdHooks(services, { signingKey, count: (outcome) => metrics.hook(outcome) }),
      health(services, others, () => retired),
      metrics.router,
    ],
    observe: metrics.observe,
  });
  const sockets = wsTransport({
    ...parts,
    trustsProxy: web.get('trust proxy fn') as TrustsProxy,
    sockets: socketLimits(env, services.log),
  });
  acceptUpgrades(http.server, () => (refusing ? null : sockets));
  http.answerWith((request, response) => {
    if (retired) response.setHeader('Connection', 'close');
    web(request, response);
  });
  return {
    graphql,
    sockets,
    metrics,
    retire: () => {
      retired = true;
    },
    refuse: () => {
      refusing = true;
    },
  };
}

interface Running {
  ground: Ground;
  served: Served;
  engine: RunningEngine;
  outbox: Outbox;
}

/** In this order: nothing is closed that something before it still needs. */
async function stop({ ground, served, engine, outbox }: Running, letGo: LetGo): Promise<void> {
  served.retire();
  await delay(letGo.noticeMs);
  served.refuse();
  await served.sockets.drain(letGo.drainMs);
  await ground.http.close(IN_FLIGHT_MS);
  await served.graphql.stop();
  await engine.stop();
  await outbox.close();
  await ground.close();
}

/** How often subscriptions look for what other processes did; null: there can be none. */
function lookEvery({ databaseUrl }: Env, redis: RedisRelay | null): LookEveryMs | null {
  if (databaseUrl === null) return null;
  return () => (redis === null || redis.isAway ? LOOK_ALONE_MS : LOOK_BESIDE_REDIS_MS);
}
