import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { capture, ended, start } from '../lib/children.mjs';
import { findProgram } from '../lib/find-program.mjs';
import { Trouble } from '../lib/say.mjs';

const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;

/** A port that was free a moment ago on the loopback interface. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function untilAccepting(child, port, name) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Trouble(`${name} did not start: see ${child.logFile}.`);
    await wait(POLL_MS);
  }
}

/**
 * Starts a private server that writes its own log into `folder`. `end` sends it a signal and waits until it is gone, `begin`
 * starts it again on the same port, `stop` is for good.
 */
async function startService(name, command, args, folder, port) {
  const logFile = path.join(folder, `${name}.log`);
  const log = fs.openSync(logFile, 'a');
  let gone = Promise.resolve();
  let child;
  const begin = async () => {
    child = start(command, args, { stdio: ['ignore', log, log], cwd: folder });
    child.logFile = logFile;
    gone = ended(child);
    await untilAccepting(child, port, name);
  };
  const end = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await gone;
  };
  const stop = async () => {
    await end();
    fs.closeSync(log);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  await begin();
  return { begin, end, stop };
}

const temporaryFolder = (name) => fs.mkdtempSync(path.join(os.tmpdir(), `ringdown-${name}-`));

/** mariadbd refuses to run as root unless it is told to. */
const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

const ACCOUNT = `
CREATE DATABASE IF NOT EXISTS ringdown_test CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS 'ringdown'@'%' IDENTIFIED BY 'ringdown';
CREATE USER IF NOT EXISTS 'ringdown'@'localhost' IDENTIFIED BY 'ringdown';
GRANT ALL PRIVILEGES ON *.* TO 'ringdown'@'%';
GRANT ALL PRIVILEGES ON *.* TO 'ringdown'@'localhost';
`;

async function createDataFolder(folder) {
  const installer = findProgram('mariadb-install-db');
  const data = path.join(folder, 'data');
  const result = await capture(installer, [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...asRoot(),
  ]);
  if (result.code !== 0) throw new Trouble('mariadb-install-db failed.', result.output);
  const accounts = path.join(folder, 'accounts.sql');
  // One statement a line is what --init-file reads.
  fs.writeFileSync(accounts, ACCOUNT.trimStart());
  return { data, accounts };
}

/** Why this machine has no MariaDB to run the flows on, or undefined. */
export function mariadbMissing() {
  return findProgram('mariadbd') && findProgram('mariadb-install-db') ? undefined : 'mariadbd is not installed';
}

/**
 * A private MariaDB in a temporary folder, fast and forgetful unless `options` say otherwise: nothing in it outlives the
 * run.
 */
export async function startMariadb(options = []) {
  const folder = temporaryFolder('mariadb');
  const { data, accounts } = await createDataFolder(folder);
  const port = await freePort();
  const service = await startService(
    'mariadbd',
    findProgram('mariadbd'),
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${path.join(folder, 'm.sock')}`,
      `--pid-file=${path.join(folder, 'm.pid')}`,
      `--init-file=${accounts}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-log-bin',
      '--skip-name-resolve',
      '--innodb-flush-log-at-trx-commit=0',
      '--max-connections=500',
      ...asRoot(),
      ...options,
    ],
    folder,
    port,
  );
  return {
    url: `mysql://ringdown:ringdown@127.0.0.1:${port}/ringdown_test`,
    ...service,
  };
}

/** Why this machine has no Redis, or undefined. */
export function redisMissing() {
  return findProgram('redis-server') ? undefined : 'redis-server is not installed';
}

/** A private Redis that keeps nothing; `options` as on its command line. */
export async function startRedis(options = []) {
  const folder = temporaryFolder('redis');
  const port = await freePort();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
    ...options,
  ];
  const service = await startService('redis-server', findProgram('redis-server'), args, folder, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    ...service,
  };
}

/** The Chromium that the browser tests drive: CHROMIUM_PATH, or the system's. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? findProgram('chromium', 'chromium-browser', 'google-chrome');
}
