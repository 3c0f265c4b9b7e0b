import { notFound } from '../errors.js';
import { Feed } from '../pub-sub/feed.js';
import { demoTopic, organizationTopic, type TopicEvent } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import { demoOrganizationId, readDemo } from './demo.queries.js';
import type { Demo } from './demo.types.js';

/** The demo, the present state first, then after each change of it. NOT_FOUND where none is served. */
export async function openDemoFeed(services: Services, onOverflow: () => void): Promise<AsyncIterableIterator<Demo>> {
  const organizationId = await demoOrganizationId(services);
  if (organizationId === null) throw notFound('demo');
  let told = '';
  const news = async (): Promise<Demo[]> => {
    const demo = await readDemo(services, organizationId);
    const state = JSON.stringify(demo);
    if (state === told) return [];
    told = state;
    return [demo];
  };
  // Who is logged in is told on the organization's topic.
  const queue = services.pubSub.open([demoTopic(organizationId), organizationTopic(organizationId)], onOverflow);
  return new Feed<TopicEvent, Demo>(queue, news, news);
}
