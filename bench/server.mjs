import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ended, start } from '../scripts/lib/children.mjs';
import { Trouble } from '../scripts/lib/say.mjs';

const READY = /Ringdown is ready at (\S+)/;

/** The real server, as a process of its own, built as for production. */
export async function startServer(database, { double }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-bench-'));
  const ca = path.join(folder, 'provider.pem');
  fs.writeFileSync(ca, double.ca);
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    NODE_EXTRA_CA_CERTS: ca,
    PORT: '0',
    SIGN_UP: 'open',
    LOG_LEVEL: 'warn',
    MESSAGEBIRD_ACCESS_KEY: double.accessKey,
    MESSAGEBIRD_SIGNING_KEY: double.signingKey,
    MESSAGEBIRD_ORIGINATOR: 'Ringdown',
    MESSAGEBIRD_API_URL: double.url,
    ...database.env,
  };
  const child = start(process.execPath, ['server/dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = ended(child);
  const url = await untilReady(child);
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
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
