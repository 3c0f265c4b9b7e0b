import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { root } from './say.mjs';

const living = new Set();
let stopping = false;

/** Whether this script was told to stop. */
export const isStopping = () => stopping;

/** Starts a child that dies with this script. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  living.add(child);
  child.once('close', () => living.delete(child));
  child.once('error', () => living.delete(child));
  return child;
}

/** Resolves with the child's exit status; one that was ended by a signal gives 128 + its number, as a shell does. */
export async function ended(child) {
  const [code, signal] = await once(child, 'close');
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Runs a command to its end and keeps what it prints. A command that cannot be started counts as status 127. */
export async function capture(command, args, options = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  try {
    return { code: await ended(child), output };
  } catch (error) {
    return { code: 127, output: `${output}${command}: ${error.message}\n` };
  }
}

/** npm as it called us, or else the one on the path. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}

/**
 * Passes a request to stop on to every living child and lets them end in their own time; with no child left, leaves at once.
 * At a terminal Ctrl-C reaches the children by itself: a second copy would look like impatience.
 */
export function passOnSignals() {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true;
      if (living.size === 0) process.exit(128 + constants.signals[signal]);
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      for (const child of living) child.kill(signal);
    });
  }
}

/** Ends every living child, for a script that starts several and loses one. */
export function stopAll() {
  stopping = true;
  for (const child of living) child.kill('SIGTERM');
}
