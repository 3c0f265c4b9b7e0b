import './young-objects.js';
import 'reflect-metadata';
import { collectDefaultMetrics } from 'prom-client';
import { buildApp, type App, type LetGo } from './app.js';
import { announce } from './announce-start.js';
import { EnvError, readEnv, type Env } from './env.js';
import { createLog } from './log.js';

const WRONG_ENVIRONMENT = 2;

const env = environment();
if (env) await run(env);

function environment(): Env | null {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = WRONG_ENVIRONMENT;
    return null;
  }
}

/** Half of the time balancers are given notice, where there may be another process for them; the other half sockets go. */
function letGo({ databaseUrl, drainSeconds }: Env): LetGo {
  const halfMs = drainSeconds * 500;
  return { noticeMs: databaseUrl === null ? 0 : halfMs, drainMs: halfMs };
}

async function run(env: Env): Promise<void> {
  const log = createLog(env.logLevel);
  let app: App | null = null;
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    const finish = app ? app.stop(letGo(env)) : Promise.resolve();
    finish.then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A rejection was not handled'));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'An exception was not caught');
    process.exit(1);
  });
  try {
    app = await buildApp(env, { log });
    collectDefaultMetrics({ register: app.metrics.registry });
    if (!ending) await announce(app, env);
  } catch (error) {
    process.stderr.write(`Ringdown cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
