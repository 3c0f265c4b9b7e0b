import { afterAll, beforeAll, expect, it } from 'vitest';
import { Cluster } from './cluster.js';
import { FAULTS, inject, type FaultName } from './faults.js';
import { complaints, judgeLogs } from './logs.js';
import { Traffic } from './traffic.js';

const MINUTES = Number(process.env.NEMESIS_MINUTES ?? 10);
const SEED = Number(process.env.NEMESIS_SEED ?? 1);
const SHORTEST_SECONDS = 1;
const LONGEST_SECONDS = 15;
/** How often Redis is in trouble too while something else is. */
const TWO_AT_ONCE = 0.25;
const HEARD_WITHIN_MS = 40_000;
const MINUTE_MS = 60_000;

const NAMES = Object.keys(FAULTS) as FaultName[];
const OF_REDIS = NAMES.filter((name) => name.startsWith('Redis') || name.startsWith('every event'));
const OTHERS = NAMES.filter((name) => !OF_REDIS.includes(name));

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomOf(SEED);
const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let cluster: Cluster;
const traffic = new Traffic();
const drawn: Record<string, number> = {};
beforeAll(async () => {
  cluster = await Cluster.start(traffic.receives);
});
afterAll(async () => {
  expect(await cluster.stop()).toEqual([0, 0, 0]);
  process.stdout.write(`The servers complained of ${JSON.stringify(complaints(cluster), null, 1)}\n`);
  judgeLogs(cluster);
});

/** Draws what happens next, to whom and for how long, and sees it through. */
async function next(): Promise<void> {
  const names = random() < TWO_AT_ONCE ? [draw(OTHERS), draw(OF_REDIS)] : [draw(NAMES)];
  const index = Math.floor(random() * cluster.nodes.length);
  const seconds = Math.round(SHORTEST_SECONDS + random() * (LONGEST_SECONDS - SHORTEST_SECONDS));
  const node = cluster.nodes[index];
  if (!node) throw new Error('there is no server');
  for (const name of names) drawn[name] = (drawn[name] ?? 0) + 1;
  say(`${new Date().toISOString()} server ${index + 1}, ${seconds} s: ${names.join('; with ')}`);
  await Promise.all(names.map((name) => inject(name, { cluster, node, seconds, random })));
  await traffic.flows(cluster, HEARD_WITHIN_MS);
  expect(traffic.faults).toEqual([]);
}

it(`three servers keep every promise through ${MINUTES} minutes of faults drawn by seed ${SEED}`, async () => {
  await traffic.begin(cluster);
  const end = performance.now() + MINUTES * MINUTE_MS;
  while (performance.now() < end) await next();
  const figures = await traffic.judge(cluster);
  say(`seed ${SEED}, ${MINUTES} minutes: every promise was kept. ${JSON.stringify(figures)}`);
  say(JSON.stringify(drawn));
});
