import { withLockedChat } from '../chat/locked-chat.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { findRing } from './find-ring.js';
import { ringDeclined } from './ring-outcomes.js';
import { Ring } from './ring.entity.js';

/** Declines a ring by the token of its link: the next operator's turn. A ring that had ended is returned unchanged. */
export async function declineRing(services: Services, token: string): Promise<Ring> {
  const found = await findRing(services.db.read, token, services.clock.now());
  if (!found) throw notFound('link');
  const ring = await withLockedChat(services, found.chat.id, async (manager, chat) => {
    await ringDeclined(services, manager, chat, found.ring);
    return manager.findOneByOrFail(Ring, { id: found.ring.id });
  });
  return ring ?? found.ring;
}
