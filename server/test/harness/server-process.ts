import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MessageBirdDouble } from '../messagebird/messagebird-double.js';
import type { TestDatabase } from './test-database.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The real server as a process of its own, that can be killed at any moment and started again on the same port. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  /** Everything that its lives so far wrote to standard error: the log. */
  log = '';

  private constructor(
    /** The base of its links: its own address, or PUBLIC_URL's. */
    readonly url: string,
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  /** Prepares one with this database and this double of MessageBird, over TLS; `variables` beside those of the harness. */
  static async prepare(
    place: TestDatabase,
    double: MessageBirdDouble,
    variables: Record<string, string> = {},
  ): Promise<ServerProcess> {
    const port = await freePort();
    const ca = join(place.dataDir, 'double-ca.pem');
    await writeFile(ca, double.ca);
    return new ServerProcess(variables.PUBLIC_URL ?? `http://localhost:${port}`, port, {
      PATH: process.env.PATH ?? '',
      NODE_EXTRA_CA_CERTS: ca,
      PORT: String(port),
      DATA_DIR: place.dataDir,
      SIGN_UP: 'open',
      LOG_LEVEL: 'warn',
      MESSAGEBIRD_ACCESS_KEY: double.accessKey,
      MESSAGEBIRD_SIGNING_KEY: double.signingKey,
      MESSAGEBIRD_ORIGINATOR: 'Ringdown',
      MESSAGEBIRD_API_URL: double.url,
      ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }),
      ...variables,
    });
  }

  /** Starts it; resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      told += chunk.toString();
      if (told.includes(`Ringdown is ready at ${this.url}`)) {
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`the server did not start: ${told}${this.log}`);
  }

  /** Kills it without a word. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Lets it stand still in the middle of whatever it does, as a machine that sleeps. */
  standsStill(): void {
    this.child?.kill('SIGSTOP');
  }

  /** Lets it go on as if nothing had been. */
  goesOn(): void {
    this.child?.kill('SIGCONT');
  }

  /** Asks it to stop; its exit status. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    if (!child) return null;
    const exit = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    const [status] = await exit;
    this.child = null;
    return status;
  }
}

/** Below the ports that systems hand out by themselves: it must still be free when a killed server is started again. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
