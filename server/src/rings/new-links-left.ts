import type { Services } from '../services.js';
import { MOST_NEW_LINKS } from './new-link.rules.js';
import { RingLink } from './ring-link.entity.js';

/** How many more links a ring that its operator has the chat by may be given. */
export async function newLinksLeft(services: Services, ringId: string): Promise<number> {
  return MOST_NEW_LINKS - (await services.db.read.countBy(RingLink, { ringId }));
}
