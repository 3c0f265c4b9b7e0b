import { fingerprint } from '../chat/fingerprint.rules.js';
import { notFound } from '../errors.js';
import { Feed } from '../pub-sub/feed.js';
import { chatTopic, type ChatTopicEvent, type CheckEvent, type TopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { findRing } from './find-ring.js';
import type { Ring } from './ring.entity.js';

/** What becomes of the request behind a link, the present state first. NOT_FOUND for a link that is not readable. */
export async function openRingFeed(
  services: Services,
  token: string,
  onOverflow: () => void,
): Promise<AsyncIterableIterator<Ring>> {
  const found = await findRing(services.db.read, token, services.clock.now());
  if (!found) throw notFound('link');
  let told = '';
  const read = async (onlyIfNew: boolean): Promise<Ring[]> => {
    const now = await findRing(services.db.read, token, services.clock.now());
    const seen = now ? `${now.ring.status} ${fingerprint(now.chat)}` : '';
    if (!now || (onlyIfNew && seen === told)) return [];
    told = seen;
    return [now.ring];
  };
  const queue = services.pubSub.open([chatTopic(found.chat.id)], onOverflow);
  return new Feed<TopicEvent, Ring>(
    queue,
    () => read(false),
    (event) => {
      const { kind } = event as ChatTopicEvent | CheckEvent;
      return kind === 'TYPING' ? Promise.resolve([]) : read(kind === 'CHECK');
    },
  );
}
