import { BoundedQueue } from './bounded-queue.js';
import type { Topic, TopicEvent } from './topics.js';

/** What carries events to the other processes of the same database; none where there is one process. */
export interface Relay {
  /** Sends an event to the others; never throws and never waits. */
  send(topic: Topic, event: TopicEvent): void;
}

/**
 * Tells the open subscriptions of this process what happened, after it was committed. Events are hints: whoever misses
 * one catches up from the database, by seq.
 */
export class PubSub {
  private readonly subscribers = new Map<Topic, Set<BoundedQueue<TopicEvent>>>();
  private relay: Relay | null = null;

  /** Publishes to this process and, by the relay, to the others. */
  publish(topic: string, event?: unknown): void {
    this.deliver(topic as Topic, event as TopicEvent);
    this.relay?.send(topic as Topic, event as TopicEvent);
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
    for (const topic of topics) {
      const queues = this.subscribers.get(topic) ?? new Set();
      this.subscribers.set(topic, queues.add(queue));
    }
    return queue;
  }

  /** Asks every open subscription to look at the database itself: events may have been missed. */
  checkAll(): void {
    const queues = new Set([...this.subscribers.values()].flatMap((waiting) => [...waiting]));
    for (const queue of queues) queue.push({ kind: 'CHECK' });
  }

  /** Connects this process to the others. */
  use(relay: Relay): void {
    this.relay = relay;
  }

  /** Open subscriptions, for the metrics. */
  get size(): number {
    return [...this.subscribers.values()].reduce((sum, queues) => sum + queues.size, 0);
  }

  private forget(topics: Topic[], queue: BoundedQueue<TopicEvent>): void {
    for (const topic of topics) {
      const queues = this.subscribers.get(topic);
      queues?.delete(queue);
      if (queues?.size === 0) this.subscribers.delete(topic);
    }
  }
}
