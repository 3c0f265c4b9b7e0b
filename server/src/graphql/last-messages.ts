import type { EntityManager } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { Message } from '../chat/message.entity.js';

/** The last message of each chat, found by its place: (chat_id, seq) is the primary key. */
export async function loadLastMessages(manager: EntityManager, chatIds: string[]): Promise<Map<string, Message>> {
  const rows = await manager
    .createQueryBuilder(Message, 'message')
    .innerJoin(Chat, 'chat', 'chat.id = message.chatId AND chat.lastSeq = message.seq')
    .where('message.chatId IN (:...chatIds)', { chatIds })
    .getMany();
  return new Map(rows.map((row) => [row.chatId, row]));
}
