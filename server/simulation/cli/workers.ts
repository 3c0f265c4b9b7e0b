import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../run-seed.js';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What the workers live through. */
export interface Work {
  seeds: Iterable<number>;
  jobs: number;
  mutant: string | null;
  traced?: boolean;
}

/**
 * Lives the seeds' worlds in `jobs` processes and hands over each outcome as it comes, until `heard` says that it is enough.
 * Rejects where a process cannot work: it does not load, or ends by itself.
 */
export async function liveAll(work: Work, heard: (outcome: Outcome) => 'more' | 'enough'): Promise<void> {
  const seeds = work.seeds[Symbol.iterator]();
  let enough = false;
  const next = (): number | null => {
    const { value, done } = seeds.next();
    return enough || done === true ? null : value;
  };
  const one = async (): Promise<void> => {
    const worker = start(work.mutant);
    try {
      await answer(worker);
      for (let seed = next(); seed !== null; seed = next()) {
        const answered = answer(worker);
        worker.send({ seed, traced: work.traced ?? false });
        const outcome = (await answered) as Outcome;
        if (!enough && heard(outcome) === 'enough') enough = true;
      }
    } finally {
      if (worker.connected) worker.disconnect();
    }
  };
  await Promise.all(Array.from({ length: work.jobs }, one));
}

function start(mutant: string | null): ChildProcess {
  const execArgv = [
    '--no-warnings',
    ...(mutant === null ? [] : ['--import', new URL('../mutants/register.js', import.meta.url).href]),
  ];
  const env = { ...process.env, ...(mutant === null ? {} : { SIMULATED_MUTANT: mutant }) };
  return fork(here('./worker.js'), { execArgv, env });
}

function answer(worker: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('a worker ended before it answered: see above'));
    worker.once('exit', ended);
    worker.once('message', (message) => {
      worker.off('exit', ended);
      resolve(message);
    });
  });
}
