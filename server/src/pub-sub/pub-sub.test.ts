import { describe, expect, it } from 'vitest';
import { Feed } from './feed.js';
import { PubSub } from './pub-sub.js';
import { chatTopic } from './topics.js';

const message = (seq: number) => ({ kind: 'MESSAGE' as const, seq });
const never = (): void => expect.fail('it overflowed');

describe('the pub/sub', () => {
  it('tells each subscriber of a topic what is published there, in order, and nothing of another topic', async () => {
    const pubSub = new PubSub();
    const one = pubSub.open([chatTopic('a')], never);
    const other = pubSub.open([chatTopic('b')], never);
    for (const seq of [1, 2]) pubSub.publish(chatTopic('a'), message(seq));
    pubSub.publish(chatTopic('b'), message(9));
    expect((await one.next()).value).toEqual(message(1));
    expect((await one.next()).value).toEqual(message(2));
    expect((await other.next()).value).toEqual(message(9));
  });

  it('ends a stalled subscriber and calls its overflow once, while others hear everything', async () => {
    const pubSub = new PubSub();
    let overflows = 0;
    const stalled = pubSub.open([chatTopic('a')], () => (overflows += 1));
    const heard: number[] = [];
    const healthy = pubSub.open([chatTopic('a')], never);
    for (let seq = 1; seq <= 2000; seq += 1) {
      pubSub.publish(chatTopic('a'), message(seq));
      heard.push(((await healthy.next()).value as { seq: number }).seq);
    }
    expect(heard).toHaveLength(2000);
    expect(overflows).toBe(1);
    expect(await stalled.next()).toEqual({ value: undefined, done: true });
    expect(pubSub.size).toBe(1);
  });

  it('forgets a subscriber that returns, even while it waits for an event', async () => {
    const pubSub = new PubSub();
    const queue = pubSub.open([chatTopic('a'), chatTopic('b')], never);
    const waiting = queue.next();
    await queue.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(pubSub.size).toBe(0);
  });

  it('sends to the relay what is published here, and delivers what the relay received without echoing it', async () => {
    const pubSub = new PubSub();
    const sent: unknown[] = [];
    pubSub.use({ send: (topic, event) => sent.push([topic, event]) });
    const queue = pubSub.open([chatTopic('a')], never);
    pubSub.publish(chatTopic('a'), message(1));
    pubSub.deliver(chatTopic('a'), message(2));
    expect((await queue.next()).value).toEqual(message(1));
    expect((await queue.next()).value).toEqual(message(2));
    expect(sent).toEqual([[chatTopic('a'), message(1)]]);
  });
});

describe('a feed', () => {
  it('tells the present state first and misses nothing published while it was read', async () => {
    const pubSub = new PubSub();
    const feed = new Feed(
      pubSub.open([chatTopic('a')], never),
      () => {
        pubSub.publish(chatTopic('a'), message(3));
        return Promise.resolve(['state']);
      },
      (event) => Promise.resolve([JSON.stringify(event)]),
    );
    expect((await feed.next()).value).toBe('state');
    expect((await feed.next()).value).toBe(JSON.stringify(message(3)));
  });

  it('closes its queue and says so once when reading fails', async () => {
    const pubSub = new PubSub();
    let returns = 0;
    const feed = new Feed(
      pubSub.open([chatTopic('a')], never),
      () => Promise.reject(new Error('the database is away')),
      () => Promise.resolve([]),
      () => (returns += 1),
    );
    await expect(feed.next()).rejects.toThrow('the database is away');
    expect(pubSub.size).toBe(0);
    expect(returns).toBe(1);
  });
});
