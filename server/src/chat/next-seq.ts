import type { EntityManager } from 'typeorm';
import { ChatStatus } from '../vocabulary.js';
import { Chat } from './chat.entity.js';

/** Which chat takes a line, and for an operator's line in which assignment (the fence). */
export interface SeqRequest {
  chatId: string;
  holder?: { operatorId: string; assignment: number | null };
  /** Columns that change with the line. */
  also?: Partial<Pick<Chat, 'visitorSeenAt' | 'operatorSeenAt' | 'operatorSpokeAt'>>;
}

/**
 * The next seq of an open chat, or null where the chat is over or no longer the holder's: one conditional UPDATE, which
 * holds the chat's row until the line is committed, so that seq has no gap.
 */
export async function nextSeq(manager: EntityManager, request: SeqRequest): Promise<number | null> {
  const update = manager
    .createQueryBuilder()
    .update(Chat)
    .set({ lastSeq: () => 'last_seq + 1', ...request.also })
    .where('id = :chatId AND status IN (:...open)', {
      chatId: request.chatId,
      open: request.holder ? [ChatStatus.ACTIVE] : [ChatStatus.WAITING, ChatStatus.ACTIVE],
    });
  if (request.holder) {
    update.andWhere('operator_id = :operatorId', { operatorId: request.holder.operatorId });
    if (request.holder.assignment !== null) {
      update.andWhere('assignment = :assignment', { assignment: request.holder.assignment });
    }
  }
  const { affected } = await update.execute();
  if (affected !== 1) return null;
  const { lastSeq } = await manager.findOneOrFail(Chat, { where: { id: request.chatId }, select: { lastSeq: true } });
  return lastSeq;
}
