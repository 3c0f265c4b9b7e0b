import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { PubSub, Relay } from './pub-sub.js';
import type { Topic, TopicEvent } from './topics.js';

const CHANNEL = 'ringdown:events';

/** What travels between processes. */
interface Envelope {
  from: string;
  topic: Topic;
  event: TopicEvent;
}

/** A relay that is connected, or trying to be. */
export interface RedisRelay extends Relay {
  /** Rejects where Redis does not answer. */
  ping(): Promise<void>;
  close(): void;
}

/**
 * Carries events between the processes of one database. Nothing waits for Redis: while it is away an event is dropped,
 * and whoever missed it catches up from the database.
 */
export function redisRelay(url: string, pubSub: PubSub, log: Logger): RedisRelay {
  const from = randomUUID();
  const options = { maxRetriesPerRequest: 1, retryStrategy: (tries: number) => Math.min(tries * 200, 5000) };
  const sender = new Redis(url, { ...options, enableOfflineQueue: false });
  const receiver = new Redis(url, { ...options, maxRetriesPerRequest: null, autoResubscribe: true });
  let away = false;
  const lost = (error: Error): void => {
    if (!away) log.warn({ err: error }, 'Redis is away: other processes hear of events by polling');
    away = true;
  };
  sender.on('error', lost);
  receiver.on('error', lost);
  sender.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  receiver.on('message', (_channel: string, text: string) => {
    const envelope = JSON.parse(text) as Envelope;
    if (envelope.from !== from) pubSub.deliver(envelope.topic, envelope.event);
  });
  receiver.subscribe(CHANNEL).catch(lost);
  return {
    send: (topic, event) => {
      sender.publish(CHANNEL, JSON.stringify({ from, topic, event } satisfies Envelope)).catch(lost);
    },
    ping: async () => {
      await sender.ping();
    },
    close: () => {
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
