import 'reflect-metadata';
import { SystemClock } from '../clock.js';
import { openDatabase } from '../db/open-database.js';
import { readEnv } from '../env.js';
import { createLog } from '../log.js';
import { newServices } from '../new-services.js';
import { PubSub } from '../pub-sub/pub-sub.js';
import type { Services } from '../services.js';
import { commands, HELP } from './commands.js';

/*
 * The operator's command line: `npm run admin -- …`. It works on the database itself; the embedded one is refused while
 * the server runs.
 */
const [name, ...args] = process.argv.slice(2);
const command = commands[name ?? ''];
if (command) await run(command);
else process.stdout.write(HELP);
if (!command && name !== undefined && name !== 'help') process.exitCode = 1;

async function run(work: (services: Services, args: string[]) => Promise<string>): Promise<void> {
  try {
    const services = await open();
    try {
      process.stdout.write(`${await work(services, args)}\n`);
    } finally {
      await services.db.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function open(): Promise<Services> {
  const env = readEnv(process.env);
  const db = await openDatabase(env);
  const clock = new SystemClock();
  await clock.follow(() => db.serverTime());
  const { smsProvider, demo, signUp, presenceGraceSeconds } = env;
  const publicUrl = env.publicUrl ?? `http://localhost:${env.port}`;
  return newServices({
    db,
    clock,
    pubSub: new PubSub(),
    // The server's own engine looks at what was written within a second.
    engine: { wake: () => undefined },
    settings: { publicUrl, smsProvider, demo, signUp, setupCode: null, presenceGraceSeconds },
    log: createLog('warn'),
  });
}
