import { LessThanOrEqual } from 'typeorm';
import { Deadline } from '../chat/deadline.entity.js';
import { lockChat } from '../chat/locked-chat.js';
import { onDeadline } from '../chat/on-deadline.js';
import type { Services } from '../services.js';
import type { Job } from './engine.js';

const BATCH = 50;

/** Carries out the deadlines that are due. Any process may do any of them; whoever deletes the row does the work. */
export function deadlineJob(services: Services): Job {
  return {
    name: 'deadlines',
    everyMs: 250,
    run: async () => {
      const due = await services.db.read.find(Deadline, {
        where: { dueAt: LessThanOrEqual(services.clock.now()) },
        order: { dueAt: 'ASC' },
        take: BATCH,
      });
      for (const deadline of due) await fire(services, deadline);
      return due.length === BATCH;
    },
  };
}

async function fire(services: Services, deadline: Deadline): Promise<void> {
  try {
    await services.db.write(async (manager) => {
      const chat = await lockChat(manager, deadline.chatId);
      const { affected } = await manager.delete(Deadline, { id: deadline.id });
      if (chat && affected === 1) await onDeadline(services, manager, chat, deadline);
    });
  } catch (error) {
    // One chat that cannot be handled must not hold up the others; its row stays and is tried again.
    services.log.error({ err: error, chatId: deadline.chatId, kind: deadline.kind }, 'a deadline failed');
  }
}
