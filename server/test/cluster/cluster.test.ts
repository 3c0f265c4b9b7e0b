import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cluster } from './cluster.js';
import { FAULTS, inject, type FaultName } from './faults.js';
import { complaints, judgeLogs } from './logs.js';
import { Traffic } from './traffic.js';

/** How long a fault lasts: FAULT_SECONDS=60 for a minute each. */
const SECONDS = Number(process.env.FAULT_SECONDS ?? 3);
/** Whatever happens to the others, whoever writes is heard again so soon; a lost event is found by looking, after 10 s. */
const HEARD_WITHIN_MS = 25_000;

let cluster: Cluster;
const traffic = new Traffic();
beforeAll(async () => {
  cluster = await Cluster.start(traffic.receives, false);
});
afterAll(async () => {
  expect(await cluster.stop()).toEqual([0, 0, 0]);
  process.stdout.write(`The servers complained of ${JSON.stringify(complaints(cluster), null, 1)}\n`);
  judgeLogs(cluster);
});

const patience = { timeout: SECONDS * 1000 + 240_000 };

describe('three servers on one database under traffic', () => {
  it('serve without a Redis that is not there from the start, and take it up when it comes', patience, async () => {
    await traffic.begin(cluster);
    await traffic.flows(cluster, HEARD_WITHIN_MS);
    for (const { server, redis } of cluster.nodes) {
      expect(server.log.match(/Redis is away/g)).toHaveLength(1);
      redis.heal();
    }
    await cluster.recovers();
    await traffic.flows(cluster, HEARD_WITHIN_MS);
  });

  const names = Object.keys(FAULTS) as FaultName[];
  it.each(names)('bear %s: lines go on being heard, in order', patience, async (name) => {
    const node = cluster.nodes[names.indexOf(name) % cluster.nodes.length];
    if (!node) throw new Error('there is no server');
    await inject(name, { cluster, node, seconds: SECONDS, random: Math.random });
    await traffic.flows(cluster, HEARD_WITHIN_MS);
    expect(traffic.faults).toEqual([]);
  });

  it('have kept every promise that anybody was given', patience, async () => {
    process.stdout.write(`${JSON.stringify(await traffic.judge(cluster))}\n`);
  });
});
