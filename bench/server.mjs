import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ended, start } from '../scripts/lib/children.mjs';
import { Trouble } from '../scripts/lib/say.mjs';

const READY = /Ringdown is ready at (\S+)/;

/** What `--env` sets for every measured server. */
export const measuredWith = {};

/**
 * The real server, as a process of its own, built as for production. Texts go to `provider`, or to the simulator where
 * there is none. `stop` lets it end in its own time, `kill` does not wait.
 */
export async function startServer(database, provider) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-bench-'));
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: '0',
    SIGN_UP: 'open',
    LOG_LEVEL: 'warn',
    // All load comes from this one machine.
    MAX_CONNECTIONS_PER_ADDRESS: '100000',
    ...(provider ? throughProvider(provider.double, folder) : {}),
    ...database.env,
    ...measuredWith,
  };
  const child = start(process.execPath, ['server/dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = ended(child);
  const url = await untilReady(child);
  const end = async (signal) => {
    child.kill(signal);
    await gone;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url, pid: child.pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function throughProvider(double, folder) {
  const ca = path.join(folder, 'provider.pem');
  fs.writeFileSync(ca, double.ca);
  return {
    NODE_EXTRA_CA_CERTS: ca,
    MESSAGEBIRD_ACCESS_KEY: double.accessKey,
    MESSAGEBIRD_SIGNING_KEY: double.signingKey,
    MESSAGEBIRD_ORIGINATOR: 'Ringdown',
    MESSAGEBIRD_API_URL: double.url,
  };
}

async function untilReady(child) {
  let told = '';
  for await (const chunk of child.stdout) {
    told += chunk;
    const url = READY.exec(told)?.[1];
    if (url) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Trouble('The server did not start.', told);
}
