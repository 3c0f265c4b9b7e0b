import { In, type EntityManager } from 'typeorm';
import { lockDepartment } from '../db/locks.js';
import { ask } from '../db/together.js';
import type { Services } from '../services.js';
import { Chat } from './chat.entity.js';

/**
 * Runs `work` with a chat as it is under its department's lock, in one transaction: whoever else would route, accept or
 * end it waits. Null where there is no such chat.
 */
export async function withLockedChat<T>(
  services: Services,
  chatId: string,
  work: (manager: EntityManager, chat: Chat) => Promise<T>,
): Promise<T | null> {
  return services.db.write(async (manager) => {
    const chat = await lockChat(manager, chatId);
    return chat ? work(manager, chat) : null;
  });
}

/** Takes the locks of a chat in their order and reads it under them; again if it moved to another department meanwhile. */
export async function lockChat(manager: EntityManager, chatId: string): Promise<Chat | null> {
  for (;;) {
    const select = { id: true, departmentId: true, transferDepartmentId: true };
    const seen = await manager.findOne(Chat, { where: { id: chatId }, select });
    if (!seen) return null;
    for (const departmentId of departmentsOf(seen)) lockDepartment(manager, departmentId);
    const chat = await manager.findOneByOrFail(Chat, { id: chatId });
    if (departmentsOf(chat).join() === departmentsOf(seen).join()) return chat;
  }
}

/**
 * Takes a locked chat's own row as well and reads it anew: lines are stored without the department's lock, and from now on
 * none is until the transaction ends.
 */
export async function holdLines(manager: EntityManager, chat: Chat): Promise<void> {
  const { id, round } = chat;
  await manager.update(Chat, { id }, { round });
  Object.assign(chat, await manager.findOneByOrFail(Chat, { id }));
}

/**
 * Takes the departments of several chats, all before any of the chats, in one order: for what changes them one after the
 * other in one transaction.
 */
export async function lockDepartmentsOfChats(manager: EntityManager, chatIds: string[]): Promise<void> {
  if (chatIds.length === 0) return;
  const chats = await manager.find(Chat, {
    where: { id: In(chatIds) },
    select: { departmentId: true, transferDepartmentId: true },
  });
  const departmentIds = [...new Set(chats.flatMap(departmentsOf))].sort();
  for (const departmentId of departmentIds) lockDepartment(manager, departmentId);
  await ask(manager);
}

/** The chat's department and that of a transfer, in one order for everybody. */
function departmentsOf(chat: Pick<Chat, 'departmentId' | 'transferDepartmentId'>): string[] {
  const other = chat.transferDepartmentId;
  return [...new Set(other === null ? [chat.departmentId] : [chat.departmentId, other])].sort();
}
