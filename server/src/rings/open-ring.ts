import { announceRings } from '../chat/announce.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { RingEventKind } from '../vocabulary.js';
import { findRing } from './find-ring.js';
import { noteRing } from './ring-events.js';
import type { Ring } from './ring.entity.js';

/**
 * The page behind a link is in sight of a person: noted once on the ring's timeline. It neither accepts nor declines, so that
 * a scanner that runs the page can do no harm; what it can do is have itself noted. NOT_FOUND for a link that is not readable.
 */
export async function openRing(services: Services, token: string): Promise<Ring> {
  const found = await findRing(services.db.read, token, services.clock.now());
  if (!found) throw notFound('link');
  const { ring } = found;
  await services.db.write(async (manager) => {
    noteRing(manager, ring, { kind: RingEventKind.OPENED, at: services.clock.now() });
    announceRings(services, ring.chatId);
  });
  return ring;
}
