import { readFileSync } from 'node:fs';
import { readOptions, USAGE, type Options } from './cli/options.js';
import { report, say } from './cli/report.js';
import { liveAll } from './cli/workers.js';
import { MUTANTS } from './mutants/mutants.js';
import type { Outcome } from './run-seed.js';

/** Within so many worlds every mutant must be caught. */
const MUTANT_SEEDS = 2000;

const options = read();
if (options) process.exitCode = (await run(options)) ? 0 : 1;

function read(): Options | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

/** True where everything is as it should be. */
function run(wanted: Options): Promise<boolean> {
  if (wanted.mutants) return allMutants(wanted);
  if (wanted.regressions) return regressions(wanted);
  if (wanted.mutant !== null && wanted.seed === null) return isCaught(wanted, wanted.mutant);
  return worlds(wanted);
}

/** Every promise is kept in every world. */
async function worlds({ seed, seeds, from, jobs, mutant }: Options): Promise<boolean> {
  const started = performance.now();
  const outcomes: Outcome[] = [];
  const wanted = seed === null ? range(from, seeds) : [seed];
  await liveAll({ seeds: wanted, jobs: Math.min(jobs, seeds), mutant, traced: seed !== null }, (outcome) => {
    outcomes.push(outcome);
    report.outcome(outcome, mutant);
    if (outcomes.length % 1000 === 0) report.summary(outcomes, started);
    if (seed !== null) say(`seed ${seed}: trace ${outcome.digest}`);
    return outcome.breach && seed === null ? 'enough' : 'more';
  });
  if (outcomes.length % 1000 !== 0) report.summary(outcomes, started);
  return outcomes.every(({ breach }) => breach === null);
}

/** The simulation notices a rule that is broken. */
async function isCaught({ jobs, from, seeds }: Options, name: string): Promise<boolean> {
  if (!MUTANTS.some((mutant) => mutant.name === name)) {
    say(`There is no mutant ${name}; there are ${MUTANTS.map((mutant) => mutant.name).join(', ')}.`);
    return false;
  }
  let caught: Outcome | null = null;
  let lived = 0;
  const most = seeds === 200 ? MUTANT_SEEDS : seeds;
  await liveAll({ seeds: range(from, most), jobs, mutant: name }, (outcome) => {
    lived += 1;
    if (outcome.breach) caught ??= outcome;
    return caught ? 'enough' : 'more';
  });
  report.mutant(name, caught, lived);
  return caught !== null;
}

async function allMutants(wanted: Options): Promise<boolean> {
  let all = true;
  for (const { name } of MUTANTS) if (!(await isCaught(wanted, name))) all = false;
  return all;
}

/** What once was wrong stays right, and a world lived twice is the same world. */
async function regressions({ jobs }: Options): Promise<boolean> {
  const file = new URL('../../regressions.json', import.meta.url);
  const { seeds } = JSON.parse(readFileSync(file, 'utf8')) as { seeds: number[] };
  const digests = new Map<number, string>();
  let right = true;
  await liveAll({ seeds: [...seeds, ...seeds], jobs, mutant: null }, (outcome) => {
    report.outcome(outcome, null);
    const before = digests.get(outcome.seed) ?? outcome.digest;
    if (before !== outcome.digest) say(`seed ${outcome.seed} was lived twice and was not the same`);
    if (outcome.breach || before !== outcome.digest) right = false;
    digests.set(outcome.seed, outcome.digest);
    return 'more';
  });
  say(`${seeds.length} seeds of before, each lived twice: ${right ? 'as they should be' : 'NOT as they should be'}`);
  return right;
}

function* range(from: number, count: number): Iterable<number> {
  for (let seed = from; seed < from + count; seed += 1) yield seed;
}
