import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = path.join('server', 'dist', 'main.js');
const READY = /^Ringdown is ready at (\S+)$/;

/** A server of one test: its own process, port and database. */
export interface RunningServer {
  url: string;
  /** Asks it to stop, waits until it has, and removes its data. Throws where it did not end as it should. */
  stop(): Promise<void>;
}

/** Starts a server as `npm start` does, with nothing configured but a free port and a folder for its data. */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringdown-e2e-'));
  const child = spawn(process.execPath, [PROGRAM], {
    // Nothing of the developer's own settings.
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await untilReady(child);
  return {
    url,
    stop: async () => {
      const code = await ended(child);
      await rm(folder, { recursive: true, force: true });
      if (code !== 0) throw new Error(`The server ended with status ${String(code)}`);
    },
  };
}

async function untilReady(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = READY.exec(line);
    if (found?.[1]) return found[1];
  }
  throw new Error('The server ended before it was ready: see its output above');
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
}
