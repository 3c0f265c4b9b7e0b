import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  /** How many worlds, from which seed. */
  seeds: number;
  from: number;
  jobs: number;
  /** One world, its whole trace printed; null: many. */
  seed: number | null;
  /** A rule broken on purpose; null: none. */
  mutant: string | null;
  /** Every mutant, until each is caught. */
  mutants: boolean;
  /** The seeds that once found something, and a world lived twice. */
  regressions: boolean;
}

export const USAGE = `npm run simulate -- [options]
  --seeds N      live N worlds (200)
  --from S       beginning with seed S (1)
  --jobs K       in K processes at once (one for each core)
  --seed S       live one world and print what happens in it
  --mutant NAME  with one rule broken on purpose: it must be caught
  --mutants      all of them, one after the other
  --regressions  the seeds that found something once, each lived twice
`;

/** Reads the command line. Throws an Error that says what is wrong with it. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: { seeds: text, from: text, jobs: text, seed: text, mutant: text, mutants: flag, regressions: flag },
  });
  const number = (name: 'seeds' | 'from' | 'jobs' | 'seed', otherwise: number): number => {
    const value = values[name];
    if (value === undefined) return otherwise;
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} wants a whole number above 0, not ${value}`);
    return Number(value);
  };
  return {
    seeds: number('seeds', 200),
    from: number('from', 1),
    jobs: number('jobs', availableParallelism()),
    seed: values.seed === undefined ? null : number('seed', 1),
    mutant: values.mutant ?? null,
    mutants: values.mutants ?? false,
    regressions: values.regressions ?? false,
  };
}
