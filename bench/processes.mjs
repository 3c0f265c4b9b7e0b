import fs from 'node:fs';
import { ended, start } from '../scripts/lib/children.mjs';

/** Linux counts in ticks of 10 ms. */
const TICK_MS = 10;

/** Milliseconds of processor time that a process has used, all its threads together (/proc/PID/stat, utime + stime). */
export function cpuMs(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [utime, stime] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(utime) + Number(stime)) * TICK_MS;
}

/** KiB of memory that a process has resident. */
export function residentKib(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
}

/** What `work` resolves with, and the milliseconds of processor time that a process used meanwhile. */
export async function withCpu(pid, work) {
  const before = cpuMs(pid);
  const result = await work();
  return { ...result, cpuMs: cpuMs(pid) - before };
}

/** A process that makes load: `run` does a task of bench/load/main.mjs there and resolves with its result. */
export function startLoad() {
  const child = start(process.execPath, ['bench/load/main.mjs'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = ended(child);
  const waiting = new Map();
  let calls = 0;
  child.on('message', ({ id, result, error }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The load process ended.'));
  });
  const run = (task, input = {}) =>
    new Promise((resolve, reject) => {
      const id = (calls += 1);
      waiting.set(id, { resolve, reject });
      child.send({ id, task, input });
    });
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return { run, stop };
}

/** A server that forwards WebSocket frames within rooms and does nothing else: what `ws` alone costs. */
export async function startRaw() {
  const child = start(process.execPath, ['bench/load/raw-server.mjs'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = ended(child);
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The raw server did not start.')));
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return { url: `ws://127.0.0.1:${port}`, pid: child.pid, kill };
}
