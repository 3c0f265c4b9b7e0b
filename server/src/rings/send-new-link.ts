import { withLockedChat } from '../chat/locked-chat.js';
import { conflict, notFound } from '../errors.js';
import { hashSecret } from '../ids.js';
import type { Services } from '../services.js';
import { findRing } from './find-ring.js';
import { mayHaveNewLink, textNewLink } from './new-link.js';
import { MOST_NEW_LINKS } from './new-link.rules.js';
import { RingLink } from './ring-link.entity.js';
import { Ring } from './ring.entity.js';

/**
 * Whoever opened a link on a device that cannot go on with the chat asks for a new one: texted to the number that rang, never to
 * whoever asks; the old link dies. Asked again by the link that was replaced last, because the answer was lost, it sends no other.
 * NOT_FOUND for a link that leads nowhere, CONFLICT where its operator does not have the chat or had three new links. How many may
 * still be asked for.
 */
export async function sendNewLink(services: Services, token: string): Promise<number> {
  const found = await findRing(services.db.read, token, services.clock.now());
  if (!found) return repeated(services, token);
  const left = await withLockedChat(services, found.chat.id, async (manager, chat) => {
    const ring = await manager.findOneByOrFail(Ring, { id: found.ring.id });
    // Somebody asked at the same moment, and that link is on its way.
    if (ring.tokenHash !== found.ring.tokenHash) return null;
    if (!(await mayHaveNewLink(services, manager, ring.id))) throw conflict('This link can no longer be replaced.');
    return textNewLink(services, manager, chat, ring);
  });
  return left ?? repeated(services, token);
}

async function repeated(services: Services, token: string): Promise<number> {
  const link = await services.db.read.findOneBy(RingLink, { formerTokenHash: hashSecret(token) });
  const made = link && (await services.db.read.countBy(RingLink, { ringId: link.ringId }));
  if (!link || made !== link.number) throw notFound('link');
  return MOST_NEW_LINKS - link.number;
}
