import { expect } from 'vitest';
import type { Cluster } from './cluster.js';

/** Invariants 7 and 8, as far as the logs tell: nothing secret, nothing unhandled. */
export function judgeLogs({ nodes, double }: Cluster): void {
  for (const { server } of nodes) {
    expect(server.log).not.toMatch(/was not handled|was not caught|MaxListenersExceeded/);
    for (const { recipient, body } of double.accepted) {
      expect(server.log).not.toContain(recipient);
      expect(server.log).not.toContain(body);
    }
  }
}

/** What the servers complained of, and how often. */
export function complaints({ nodes }: Cluster): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of nodes.flatMap(({ server }) => server.log.split('\n'))) {
    const told = /"err":\{.*?"message":"(?<fault>[^"]{0,60}).*"msg":"(?<what>[^"]*)"/.exec(line)?.groups;
    if (told) counts[`${told.what}: ${told.fault}`] = (counts[`${told.what}: ${told.fault}`] ?? 0) + 1;
  }
  return counts;
}
