import type { EntityManager } from 'typeorm';
import { ChatStatus } from '../vocabulary.js';
import { Chat } from './chat.entity.js';

/**
 * The next seq of an open chat, or null where the chat is over: one conditional UPDATE, which holds the chat's row until the line
 * is committed, so that seq has no gap. `also`: columns that change with the line.
 */
export async function nextSeq(
  manager: EntityManager,
  chatId: string,
  also: Partial<Pick<Chat, 'visitorSeenAt'>>,
): Promise<number | null> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(Chat)
    .set({ lastSeq: () => 'last_seq + 1', ...also })
    .where('id = :chatId AND status IN (:...open)', { chatId, open: [ChatStatus.WAITING, ChatStatus.ACTIVE] })
    .execute();
  if (affected !== 1) return null;
  const { lastSeq } = await manager.findOneOrFail(Chat, { where: { id: chatId }, select: { lastSeq: true } });
  return lastSeq;
}
