import { randomBytes } from 'node:crypto';
import { In, LessThanOrEqual, Not } from 'typeorm';
import { Deadline } from '../chat/deadline.entity.js';
import { lockChat } from '../chat/locked-chat.js';
import { onDeadline } from '../chat/on-deadline.js';
import { writeSignsOfLife } from '../chat/signs-of-life.js';
import { renewConsoles } from '../presence/consoles.js';
import type { Services } from '../services.js';
import { DeadlineKind } from '../vocabulary.js';
import type { Job } from './engine.js';

const BATCH = 50;
/** Deadlines that take somebody for gone. */
const JUDGING: DeadlineKind[] = [DeadlineKind.VISITOR_GONE, DeadlineKind.OPERATOR_GONE, DeadlineKind.IDLE_END];
/** Chats looked after at once: one whose department is held up elsewhere must not hold up all others. */
const LANES = 4;

/** Carries out the deadlines that are due. Any process may do any of them; whoever deletes the row does the work. */
export function deadlineJob(services: Services): Job {
  const begin = randomBytes(2).readUInt16BE();
  return {
    name: 'deadlines',
    everyMs: 250,
    run: async () => {
      const due = await readDue(services);
      if (services.hearing.regained()) await tellWhoIsHere(services);
      // After this process stood still, or the clock jumped, nobody has gone who is still connected.
      if (due.some(({ kind }) => JUDGING.includes(kind))) await writeSignsOfLife(services);
      const lanes = await Promise.all(inLanes(due, begin).map((lane) => fireAll(services, lane)));
      const fired = lanes.flat().filter(Boolean).length;
      // Where none could be carried out, the next tick is soon enough.
      return due.length === BATCH && fired > 0;
    },
  };
}

/** The database was away: whoever is connected to this process could not be written down. */
async function tellWhoIsHere(services: Services): Promise<void> {
  await writeSignsOfLife(services);
  await renewConsoles(services);
}

/** Those that are due, without those that judge silence where it means nothing. */
async function readDue({ db, clock, hearing }: Services): Promise<Deadline[]> {
  const now = clock.now();
  try {
    const kind = hearing.silenceCounts ? {} : { kind: Not(In(JUDGING)) };
    const order = { dueAt: 'ASC', id: 'ASC' } as const;
    return await db.read.find(Deadline, { where: { dueAt: LessThanOrEqual(now), ...kind }, order, take: BATCH });
  } catch (error) {
    hearing.lost(now);
    throw error;
  }
}

/**
 * The deadlines of one chat stay in one lane, in their order. Each process begins at a chat of its own, so that several do not
 * queue for the same department only to find the work done.
 */
function inLanes(due: Deadline[], begin: number): Deadline[][] {
  const chatIds = [...new Set(due.map(({ chatId }) => chatId))];
  const first = begin % Math.max(1, chatIds.length);
  const lanes: Deadline[][] = Array.from({ length: LANES }, () => []);
  for (const [index, chatId] of [...chatIds.slice(first), ...chatIds.slice(0, first)].entries()) {
    lanes[index % LANES]?.push(...due.filter((deadline) => deadline.chatId === chatId));
  }
  return lanes;
}

async function fireAll(services: Services, deadlines: Deadline[]): Promise<boolean[]> {
  const fired: boolean[] = [];
  for (const deadline of deadlines) fired.push(await fire(services, deadline));
  return fired;
}

async function fire(services: Services, deadline: Deadline): Promise<boolean> {
  try {
    // Another process may have done it meanwhile: then nobody is made to wait for the department.
    if (!(await services.db.read.existsBy(Deadline, { id: deadline.id }))) return true;
    await services.db.write(async (manager) => {
      const chat = await lockChat(manager, deadline.chatId);
      const { affected } = await manager.delete(Deadline, { id: deadline.id });
      if (chat && affected === 1) await onDeadline(services, manager, chat, deadline);
    });
    return true;
  } catch (error) {
    // One chat that cannot be handled must not hold up the others; its row stays and is tried again.
    services.log.error({ err: error, chatId: deadline.chatId, kind: deadline.kind }, 'a deadline failed');
    return false;
  }
}
