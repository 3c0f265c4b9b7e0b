import { notFound } from '../errors.js';
import { Feed } from '../pub-sub/feed.js';
import { chatTopic, type ChatTopicEvent, type TopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { findRing } from './find-ring.js';
import { Ring } from './ring.entity.js';

/** What becomes of the request behind a link, the present state first. NOT_FOUND for a link that is not readable. */
export async function openRingFeed(
  services: Services,
  token: string,
  onOverflow: () => void,
): Promise<AsyncIterableIterator<Ring>> {
  const found = await findRing(services.db.read, token, services.clock.now());
  if (!found) throw notFound('link');
  const read = async (): Promise<Ring[]> => {
    const ring = await services.db.read.findOneBy(Ring, { id: found.ring.id });
    return ring ? [ring] : [];
  };
  const queue = services.pubSub.open([chatTopic(found.chat.id)], onOverflow);
  return new Feed<TopicEvent, Ring>(queue, read, (event) => {
    const { kind } = event as ChatTopicEvent;
    return kind === 'CHAT' || kind === 'RINGS' || kind === 'MESSAGE' ? read() : Promise.resolve([]);
  });
}
