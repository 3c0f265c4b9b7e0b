import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { eventually } from '../harness/eventually.js';
import type { Cluster, Node } from './cluster.js';
import { repeatEvents } from './echo.js';

/** What a fault is given. */
export interface Disturbance {
  cluster: Cluster;
  /** The server it befalls, where it befalls one. */
  node: Node;
  /** How long it lasts. */
  seconds: number;
  /** 0 to 1, from the seed. */
  random: () => number;
}

/** Something that goes wrong, until it is put right again: resolved, everything works as before. */
export type Fault = (disturbance: Disturbance) => Promise<void>;

/** The wait is the fault that is injected. */
const lasts = ({ seconds }: Disturbance): Promise<void> => delay(seconds * 1000);

/** No deadline is late for this one: the database is not there for everybody, or its rows are held by who stands still. */
function excused(fault: Fault): Fault {
  return async (disturbance) => {
    const over = disturbance.cluster.excuses();
    await fault(disturbance).finally(over);
  };
}

async function kill(disturbance: Disturbance): Promise<void> {
  await disturbance.node.server.kill();
  await lasts(disturbance);
  await disturbance.node.server.start();
}

async function stop(disturbance: Disturbance): Promise<void> {
  disturbance.node.server.standsStill();
  await lasts(disturbance);
  disturbance.node.server.goesOn();
}

async function cutRedis(disturbance: Disturbance): Promise<void> {
  for (const { redis } of disturbance.cluster.nodes) redis.cut();
  await lasts(disturbance);
  for (const { redis } of disturbance.cluster.nodes) redis.heal();
}

async function silenceRedis(disturbance: Disturbance): Promise<void> {
  for (const { redis } of disturbance.cluster.nodes) redis.goSilent();
  await lasts(disturbance);
  for (const { redis } of disturbance.cluster.nodes) redis.heal();
}

async function flushRedis({ cluster }: Disturbance): Promise<void> {
  const redis = new Redis(cluster.redis.url);
  await redis.flushall();
  redis.disconnect();
}

async function restartRedis(disturbance: Disturbance): Promise<void> {
  await disturbance.cluster.redis.end('SIGKILL');
  await lasts(disturbance);
  await disturbance.cluster.redis.begin();
}

async function repeatAll(disturbance: Disturbance): Promise<void> {
  const end = await repeatEvents(disturbance.cluster.redis.url, disturbance.random);
  await lasts(disturbance);
  end();
}

async function cutFromDatabase(disturbance: Disturbance): Promise<void> {
  disturbance.node.database.cut();
  await lasts(disturbance);
  disturbance.node.database.heal();
}

async function silenceDatabase(disturbance: Disturbance): Promise<void> {
  disturbance.node.database.goSilent();
  await lasts(disturbance);
  disturbance.node.database.heal();
}

async function restartDatabase(disturbance: Disturbance): Promise<void> {
  await disturbance.cluster.database.end(disturbance.random() < 0.5 ? 'SIGKILL' : 'SIGTERM');
  await lasts(disturbance);
  await disturbance.cluster.database.begin();
}

/** Each server commits so many times without hearing of it. */
async function loseCommits({ cluster, seconds }: Disturbance): Promise<void> {
  const times = Math.max(1, Math.round(seconds));
  for (const { database } of cluster.nodes) database.loseAnswersTo('COMMIT', times);
  const all = (): Promise<boolean> => Promise.resolve(cluster.nodes.every(({ database }) => database.toLose === 0));
  await eventually('the answers to be lost', all, 30_000);
}

/** A second there and back: to Redis for everybody, to the database for one. */
async function slow(disturbance: Disturbance): Promise<void> {
  const { cluster, node } = disturbance;
  for (const { redis } of cluster.nodes) redis.delay(500);
  node.database.delay(500);
  await lasts(disturbance);
  for (const proxy of [node.database, ...cluster.nodes.map(({ redis }) => redis)]) proxy.heal();
}

/** As a new version is brought out: each server is told to stop, and started again when it has. */
async function rollingRestart({ cluster }: Disturbance): Promise<void> {
  for (const { server } of cluster.nodes) {
    const status = await server.stop();
    if (status !== 0) throw new Error(`a server that was told to stop ended with ${String(status)}`);
    await server.start();
    await cluster.recovers();
  }
}

/** Everything that the cluster must bear, by name. */
export const FAULTS = {
  'a server killed': kill,
  'a server standing still': excused(stop),
  'Redis cut off': cutRedis,
  'Redis half open': silenceRedis,
  'Redis flushed': flushRedis,
  'Redis killed and started again': restartRedis,
  'every event repeated, late and in any order': repeatAll,
  'a server cut off from the database': excused(cutFromDatabase),
  "a server's way to the database half open": excused(silenceDatabase),
  'the database killed or stopped, and started again': excused(restartDatabase),
  'connections killed after COMMIT was sent': excused(loseCommits),
  'a second of latency': excused(slow),
  'a rolling restart': rollingRestart,
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** Injects a fault, and waits until all servers serve again. */
export async function inject(name: FaultName, disturbance: Disturbance): Promise<void> {
  await FAULTS[name](disturbance);
  await disturbance.cluster.recovers();
}
