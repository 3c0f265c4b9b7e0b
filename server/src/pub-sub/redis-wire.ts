import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** What carries text between processes, at best once: a Redis server, or a cluster of them. */
export interface Wire {
  /** Sends to one of the channels; rejects at once where Redis is away. */
  publish(channel: string, text: string): Promise<unknown>;
  /** Rejects where Redis does not answer. */
  ping(): Promise<void>;
  close(): void;
}

/** Told of what arrives, and of how the connections are. */
export interface WireEnds {
  onText: (text: string) => void;
  /** Everything is connected and followed, from now on. */
  onReady: () => void;
  onLost: (error: Error) => void;
}

const PING_EVERY_MS = 3000;
/** No connection is trusted that leaves a ping unanswered for longer: its other end may be gone without a word. */
const ANSWER_WITHIN_MS = 5000;

const options = {
  maxRetriesPerRequest: 1,
  connectTimeout: ANSWER_WITHIN_MS,
  socketTimeout: ANSWER_WITHIN_MS,
  retryStrategy: (tries: number) => Math.min(tries * 200, 2000),
} satisfies RedisOptions;

/** One server: publishing never waits for a connection, and the other connection follows the channels. */
export function redisWire(url: string, channels: string[], ends: WireEnds): Wire {
  const sender = new Redis(url, { ...options, enableOfflineQueue: false });
  const receiver = new Redis(url, { ...options, maxRetriesPerRequest: null });
  const follow = (): void => {
    receiver.subscribe(...channels).then(ends.onReady, ends.onLost);
  };
  receiver.on('ready', follow).on('message', (_channel: string, text: string) => ends.onText(text));
  for (const connection of [sender, receiver]) {
    connection.on('error', ends.onLost).on('close', () => ends.onLost(new Error('the connection closed')));
  }
  const pinging = setInterval(() => {
    for (const connection of [sender, receiver]) {
      if (connection.status === 'ready') connection.ping().catch(ends.onLost);
    }
  }, PING_EVERY_MS);
  return {
    publish: (channel, text) => sender.publish(channel, text),
    ping: async () => {
      await sender.ping();
    },
    close: () => {
      clearInterval(pinging);
      sender.disconnect();
      receiver.disconnect();
    },
  };
}

/** A cluster (redis+cluster://, Redis 7 or later): sharded channels, so that each node carries its share of them alone. */
export function clusterWire(url: string, channels: string[], ends: WireEnds): Wire {
  const { protocol, username, password } = new URL(url);
  const cluster = new Cluster(startingNodes(url), {
    shardedSubscribers: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: options.retryStrategy,
    redisOptions: {
      ...options,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss+cluster:' ? { tls: {} } : {}),
    },
  });
  let again: NodeJS.Timeout | undefined;
  const follow = (): void => {
    clearTimeout(again);
    Promise.all(channels.map((channel) => cluster.ssubscribe(channel))).then(ends.onReady, (error: Error) => {
      ends.onLost(error);
      // A shard may be on its way from one node to another.
      again = setTimeout(follow, 1000);
    });
  };
  cluster
    .on('ready', follow)
    .on('smessage', (_channel: string, text: string) => ends.onText(text))
    .on('error', ends.onLost)
    .on('close', () => ends.onLost(new Error('the connections closed')));
  return {
    publish: (channel, text) => cluster.spublish(channel, text),
    ping: async () => {
      await cluster.ping();
    },
    close: () => {
      clearTimeout(again);
      cluster.disconnect();
    },
  };
}

/** The address itself and, after `?nodes=`, others of the same cluster, any of which may be away at the start. */
function startingNodes(url: string): { host: string; port: number }[] {
  const first = new URL(url);
  const others = (first.searchParams.get('nodes') ?? '').split(',').filter((node) => node !== '');
  return [first.host, ...others].map((node) => {
    const { hostname, port } = new URL(`redis://${node}`);
    return { host: hostname, port: port === '' ? 6379 : Number(port) };
  });
}
