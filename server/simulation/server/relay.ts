import type { PubSub } from '../../src/pub-sub/pub-sub.js';
import type { Topic, TopicEvent } from '../../src/pub-sub/topics.js';
import type { World } from '../world/world.js';
import type { Life } from './life.js';

/** How many events never arrive. */
const LOST = 0.1;

/** Carries events between processes as Redis does: late, in any order, and not all of them. */
export class Relay {
  private readonly connected: { life: Life; pubSub: PubSub }[] = [];

  constructor(
    private readonly world: World,
    private readonly works: boolean,
  ) {}

  connect(life: Life, pubSub: PubSub): void {
    if (!this.works) return;
    this.connected.push({ life, pubSub });
    pubSub.use({ send: (topic, event) => this.send(life, topic, event) });
  }

  private send(from: Life, topic: Topic, event: TopicEvent): void {
    const { random } = this.world;
    for (const { life, pubSub } of this.connected) {
      if (life === from || !life.alive || random.chance(LOST)) continue;
      this.world.schedule(random.int(0, 50), life, () => pubSub.deliver(topic, event));
    }
  }
}
