import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { pack, unpack, type Published } from './envelope.js';
import type { PubSub, Relay } from './pub-sub.js';
import { clusterWire, redisWire, type WireEnds } from './redis-wire.js';
import type { Topic } from './topics.js';

const CHANNEL = 'ringdown:events';
/** On a cluster the topics are spread over so many sharded channels, and those over its nodes. */
const SHARDS = 16;

/** A relay that is connected, or trying to be. */
export interface RedisRelay extends Relay {
  /** Whether it carries nothing now: events of other processes are then found by looking. */
  readonly isAway: boolean;
  /** Rejects where Redis does not answer. */
  ping(): Promise<void>;
  close(): void;
}

/** What the relay is given beside the address. */
export interface RelayParts {
  pubSub: PubSub;
  log: Logger;
  /** Redis came or went: events may have been missed. */
  onChange: () => void;
}

/**
 * Carries events between the processes of one database. Nothing waits for Redis: while it is away an event is dropped,
 * and whoever missed it catches up from the database.
 */
export function redisRelay(url: string, { pubSub, log, onChange }: RelayParts): RedisRelay {
  const from = randomUUID();
  const link = new Link(log, onChange);
  const ends: WireEnds = {
    onText: (text) => {
      for (const [topic, event] of unpack(from, text, (one) => pubSub.isFollowed(one))) pubSub.deliver(topic, event);
    },
    onReady: () => link.up(),
    onLost: (error) => link.down(error),
  };
  const isCluster = /^rediss?\+cluster:/.test(url);
  const channels = isCluster ? Array.from({ length: SHARDS }, (_, shard) => `${CHANNEL}:${shard}`) : [CHANNEL];
  const wire = isCluster ? clusterWire(url, channels, ends) : redisWire(url, channels, ends);
  const outgoing = new Outgoing((channel, published) => {
    wire.publish(channels[channel] ?? CHANNEL, pack(from, published)).catch(ends.onLost);
  });
  return {
    get isAway() {
      return !link.isUp;
    },
    send: (topic, event) => outgoing.add(shardOf(topic, channels.length), [topic, event]),
    ping: () => wire.ping(),
    close: () => {
      link.close();
      wire.close();
    },
  };
}

/** Whether Redis is there, said in the log once each time that changes. */
class Link {
  isUp = false;
  private told = false;
  private closed = false;

  constructor(
    private readonly log: Logger,
    private readonly onChange: () => void,
  ) {}

  up(): void {
    if (this.told) this.log.info('Redis is back');
    this.told = false;
    this.become(true);
  }

  down(error: Error): void {
    if (this.closed) return;
    if (!this.told) this.log.warn({ err: error }, 'Redis is away: other processes are heard of by polling');
    this.told = true;
    this.become(false);
  }

  close(): void {
    this.closed = true;
  }

  private become(isUp: boolean): void {
    if (this.isUp === isUp) return;
    this.isUp = isUp;
    this.onChange();
  }
}

/** Events of one moment travel together: what one transaction published, or several that were committed as one. */
class Outgoing {
  private waiting = new Map<number, Published[]>();

  constructor(private readonly publish: (channel: number, published: Published[]) => void) {}

  add(channel: number, published: Published): void {
    if (this.waiting.size === 0) queueMicrotask(() => this.flush());
    const others = this.waiting.get(channel);
    if (others) others.push(published);
    else this.waiting.set(channel, [published]);
  }

  private flush(): void {
    const { waiting } = this;
    this.waiting = new Map();
    for (const [channel, published] of waiting) this.publish(channel, published);
  }
}

/** The same channel for a topic at every process. */
function shardOf(topic: Topic, shards: number): number {
  let hash = 0;
  for (let at = 0; at < topic.length; at += 1) hash = (hash * 31 + topic.charCodeAt(at)) | 0;
  return Math.abs(hash) % shards;
}
