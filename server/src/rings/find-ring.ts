import type { EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { isReadable } from '../chat/chat.rules.js';
import { hashSecret } from '../ids.js';
import { Ring } from './ring.entity.js';

/** The ring behind a link and its chat; null for a token that is unknown, or over for more than 24 hours. */
export async function findRing(
  manager: EntityManager,
  token: string,
  now: Date,
): Promise<{ ring: Ring; chat: Chat } | null> {
  const ring = await manager.findOneBy(Ring, { tokenHash: hashSecret(token) });
  if (!ring) return null;
  const chat = await manager.findOneByOrFail(Chat, { id: ring.chatId });
  return isReadable(chat, now) ? { ring, chat } : null;
}
