import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../../scripts/test/services.mjs';
import { PubSub } from '../../src/pub-sub/pub-sub.js';
import { redisRelay, type RedisRelay } from '../../src/pub-sub/redis-relay.js';
import { chatTopic } from '../../src/pub-sub/topics.js';
import { eventually } from '../harness/eventually.js';
import { TcpProxy } from '../harness/tcp-proxy.js';

const CLUSTERED = ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'];
/** Enough to be on every one of the cluster's channels. */
const TOPICS = Array.from({ length: 200 }, (_, index) => chatTopic(`chat-${index}`));

const single = await startRedis();
const clustered = await startRedis(CLUSTERED);
await makeCluster(clustered.url);
afterAll(async () => {
  await Promise.all([single.stop(), clustered.stop()]);
});

/** A cluster of one node, which carries all slots. */
async function makeCluster(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await eventually('the cluster', async () => String(await redis.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  redis.disconnect();
}

interface Process {
  pubSub: PubSub;
  relay: RedisRelay;
  changes: boolean[];
}

async function process(url: string): Promise<Process> {
  const pubSub = new PubSub();
  const changes: boolean[] = [];
  const onChange = (): number => changes.push(relay.isAway);
  const relay = redisRelay(url, { pubSub, log: pino({ level: 'silent' }), onChange });
  pubSub.use(relay);
  await eventually('Redis to be there', () => Promise.resolve(!relay.isAway));
  return { pubSub, relay, changes };
}

describe.each([
  ['a Redis server', single.url],
  ['a Redis cluster, over sharded channels', clustered.url.replace('redis:', 'redis+cluster:')],
])('%s', (_name, url) => {
  it('carries what one process publishes to the others, each event once and in order', async () => {
    const [one, other] = await Promise.all([process(url), process(url)]);
    const heard = TOPICS.map((topic) => other.pubSub.open([topic], () => undefined));
    const own = one.pubSub.open([TOPICS[0]!], () => undefined);
    for (const seq of [1, 2]) for (const topic of TOPICS) one.pubSub.publish(topic, { kind: 'MESSAGE', seq });
    for (const queue of [...heard, own]) {
      expect((await queue.next()).value).toEqual({ kind: 'MESSAGE', seq: 1 });
      expect((await queue.next()).value).toEqual({ kind: 'MESSAGE', seq: 2 });
    }
    for (const { relay } of [one, other]) {
      await relay.ping();
      relay.close();
    }
  });
});

describe('a Redis that does not answer any more', () => {
  it(
    'is noticed though the connection stays open, and taken up again when it is back',
    { timeout: 60_000 },
    async () => {
      const proxy = await TcpProxy.start(Number(new URL(single.url).port));
      const { relay, pubSub, changes } = await process(`redis://127.0.0.1:${proxy.port}`);
      const other = await process(single.url);
      proxy.goSilent();
      await eventually('it to be noticed', () => Promise.resolve(relay.isAway), 20_000);
      pubSub.publish(TOPICS[0]!, { kind: 'CHAT' });
      proxy.heal();
      await eventually('it to be back', () => Promise.resolve(!relay.isAway), 20_000);
      expect(changes).toEqual([false, true, false]);
      const queue = pubSub.open([TOPICS[0]!], () => undefined);
      other.pubSub.publish(TOPICS[0]!, { kind: 'MESSAGE', seq: 9 });
      expect((await queue.next()).value).toEqual({ kind: 'MESSAGE', seq: 9 });
      relay.close();
      other.relay.close();
      await proxy.stop();
    },
  );
});
