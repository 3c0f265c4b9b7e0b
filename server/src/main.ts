import 'reflect-metadata';
import { collectDefaultMetrics } from 'prom-client';
import { buildApp, type App } from './app.js';
import { announce } from './announce-start.js';
import { EnvError, readEnv, type Env } from './env.js';
import { createLog } from './log.js';

const WRONG_ENVIRONMENT = 2;
/** Sockets are let go over so long, so that their clients do not all come back at once. */
const DRAIN_MS = 2000;

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

async function run(env: Env): Promise<void> {
  const log = createLog(env.logLevel);
  let app: App | null = null;
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    const finish = app ? app.stop({ drainMs: DRAIN_MS }) : Promise.resolve();
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
