import { BoundedQueue } from './bounded-queue.js';
import type { Topic, TopicEvent } from './topics.js';

/** What carries events to the other processes of the same database; none where there is one process. */
export interface Relay {
  /** Sends an event to the others; never throws and never waits. */
  send(topic: Topic, event: TopicEvent): void;
}

/** Whoever is handed the events of a topic. */
interface Hearer {
  push(event: TopicEvent): void;
}

/**
 * Tells the open subscriptions of this process what happened, after it was committed. Events are hints: whoever misses
 * one catches up from the database, by seq.
 */
export class PubSub {
  private readonly subscribers = new Map<Topic, Set<Hearer>>();
  private relay: Relay | null = null;

  /** Publishes to this process and, by the relay, to the others. */
  publish(topic: string, event?: unknown): void {
    this.deliver(topic as Topic, event as TopicEvent);
    this.relay?.send(topic as Topic, outside(event as TopicEvent));
  }

  /** Publishes to this process alone: what the relay received. */
  deliver(topic: Topic, event: TopicEvent): void {
    for (const queue of [...(this.subscribers.get(topic) ?? [])]) queue.push(event);
  }

  /** The events of a topic from now on. For type-graphql; our own feeds use `open`. */
  subscribe(routingKey: string): AsyncIterable<unknown> {
    return this.open([routingKey as Topic], () => undefined);
  }

  /** The events of several topics from now on, in one queue of the subscriber's own. */
  open(topics: Topic[], onOverflow: () => void): BoundedQueue<TopicEvent> {
    const queue = new BoundedQueue<TopicEvent>(() => this.forget(topics, queue), onOverflow);
    this.add(topics, queue);
    return queue;
  }

  /** Calls `hear` with each event of several topics, at once and without a queue, until what is returned is called. */
  listen(topics: Topic[], hear: (event: TopicEvent) => void): () => void {
    const hearer = { push: hear };
    this.add(topics, hearer);
    return () => this.forget(topics, hearer);
  }

  /** Whether anybody at this process follows a topic. */
  isFollowed(topic: Topic): boolean {
    return this.subscribers.has(topic);
  }

  /** Every topic that somebody at this process follows. */
  followed(): Topic[] {
    return [...this.subscribers.keys()];
  }

  /** Asks the subscriptions to these topics to look at the database themselves, each once: events may have been missed. */
  check(topics: Topic[]): void {
    const queues = new Set(topics.flatMap((topic) => [...(this.subscribers.get(topic) ?? [])]));
    const check = { kind: 'CHECK' as const };
    for (const queue of queues) queue.push(check);
  }

  /** Connects this process to the others. */
  use(relay: Relay): void {
    this.relay = relay;
  }

  /** Open subscriptions, for the metrics. */
  get size(): number {
    return [...this.subscribers.values()].reduce((sum, queues) => sum + queues.size, 0);
  }

  private add(topics: Topic[], hearer: Hearer): void {
    for (const topic of topics) {
      const hearers = this.subscribers.get(topic) ?? new Set();
      this.subscribers.set(topic, hearers.add(hearer));
    }
  }

  private forget(topics: Topic[], queue: Hearer): void {
    for (const topic of topics) {
      const queues = this.subscribers.get(topic);
      queues?.delete(queue);
      if (queues?.size === 0) this.subscribers.delete(topic);
    }
  }
}

/** What other processes are told: they read the line itself. */
function outside(event: TopicEvent): TopicEvent {
  return event.kind === 'MESSAGE' ? { kind: 'MESSAGE', seq: event.seq } : event;
}
