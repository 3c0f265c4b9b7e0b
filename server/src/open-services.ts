import type { Logger } from 'pino';
import { SystemClock, type Clock } from './clock.js';
import { openDatabase } from './db/open-database.js';
import { followServerClock } from './db/server-clock.js';
import type { Env } from './env.js';
import { listen, type HttpServer } from './http/listen.js';
import { newServices } from './new-services.js';
import { PubSub } from './pub-sub/pub-sub.js';
import { redisRelay, type RedisRelay } from './pub-sub/redis-relay.js';
import type { Engine, Services, Settings } from './services.js';
import { needsSetupCode, setupCode } from './setup-code.js';

/** What everything else stands on. */
export interface Ground {
  services: Services;
  http: HttpServer;
  redis: RedisRelay | null;
  /** Closes the connections; everything that uses them has stopped before. */
  close(): Promise<void>;
}

/**
 * Opens database, port and Redis. The engine comes later, and is woken through the services from the start. Rejects with
 * an Error that says in one sentence what is wrong, with nothing left open.
 */
export async function openServices(env: Env, log: Logger, engine: Engine, given?: Clock): Promise<Ground> {
  const db = await openDatabase(env);
  try {
    const clock = given ?? new SystemClock();
    const stopFollowing = clock instanceof SystemClock ? await followServerClock(db, clock, log) : () => undefined;
    const http = await listen(env);
    const pubSub = new PubSub();
    const redis =
      env.redisUrl === null ? null : redisRelay(env.redisUrl, { pubSub, log, onChange: () => engine.wake() });
    if (redis) pubSub.use(redis);
    const settings = settingsOf(env, http.port);
    const services = newServices({ db, clock, pubSub, engine, settings, log });
    const close = async (): Promise<void> => {
      stopFollowing();
      redis?.close();
      await services.lines.idle();
      await db.close();
    };
    return { services, http, redis, close };
  } catch (error) {
    await db.close();
    throw error;
  }
}

function settingsOf(env: Env, port: number): Settings {
  const publicUrl = env.publicUrl ?? `http://localhost:${port}`;
  return {
    publicUrl,
    smsProvider: env.smsProvider,
    demo: env.demo,
    signUp: env.signUp,
    setupCode: needsSetupCode(publicUrl) ? setupCode(env) : null,
    presenceGraceSeconds: env.presenceGraceSeconds,
  };
}
