import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { OperatorCaller } from '../access/caller.js';
import type { Database } from '../db/database.js';
import { oneTurn } from '../db/one-turn.js';
import { Operator } from '../operators/operator.entity.js';
import { lockDepartmentsOf } from '../routing/lock-departments.js';
import type { Services } from '../services.js';
import { Availability } from '../vocabulary.js';
import { presenceChanged } from './sign-off.js';

/** How often a process writes down who was active, in milliseconds: within the slack of presence.rules.ts. */
export const ACTIVITY_EVERY_MS = 2000;
const AT_ONCE = 500;

/** Which operators did something since it was last written down: kept in memory, like chat/signs-of-life.ts. */
export class Activity {
  private noted = new Set<string>();
  private readonly lookedAt = new Map<string, Date>();
  private readonly away: DataLoader<string, boolean>;

  constructor(db: Database) {
    this.away = new DataLoader((ids) => readAway(db, ids), { ...oneTurn, maxBatchSize: AT_ONCE });
  }

  note(operatorId: string): void {
    this.noted.add(operatorId);
  }

  /**
   * Whether it is time to look again if the server set an operator away: who was active at the last look cannot have been
   * set away since, as long as that is not longer ago than what is noted waits to be written down.
   */
  isToLook(operatorId: string, now: Date): boolean {
    const last = this.lookedAt.get(operatorId);
    if (last && Math.abs(now.getTime() - last.getTime()) < ACTIVITY_EVERY_MS) return false;
    this.lookedAt.set(operatorId, now);
    return true;
  }

  /** Whether the server set an operator to away: read once for all who do something in the same moment. */
  isSetAway(operatorId: string): Promise<boolean> {
    return this.away.load(operatorId);
  }

  /** The operators noted since the last call. */
  take(): string[] {
    const ids = [...this.noted];
    this.noted.clear();
    return ids;
  }
}

/**
 * An operator did something: a pointer or key at a console, or any mutation. It ends an absence that the server set, never
 * one that they chose.
 */
export async function noteActivity(services: Services, { operatorId }: OperatorCaller): Promise<void> {
  services.activity.note(operatorId);
  if (await services.activity.isSetAway(operatorId)) await comeBack(services, operatorId);
}

async function readAway(db: Database, ids: readonly string[]): Promise<boolean[]> {
  const where = { id: In([...new Set(ids)]), awayAutomatically: true };
  const away = new Set((await db.read.find(Operator, { where, select: { id: true } })).map(({ id }) => id));
  return ids.map((id) => away.has(id));
}

/** The same for what operators do many times a minute, such as writing: whether they were set away is read now and then. */
export async function noteFrequentActivity(services: Services, caller: OperatorCaller): Promise<void> {
  const { activity, clock } = services;
  activity.note(caller.operatorId);
  if (activity.isToLook(caller.operatorId, clock.now())) await noteActivity(services, caller);
}

/** Writes down who was active: a job of the engine, one UPDATE for this process, none where nobody was. */
export async function writeActivity(services: Services): Promise<void> {
  const ids = services.activity.take();
  const lastActiveAt = services.clock.now();
  try {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = In(ids.slice(from, from + AT_ONCE));
      await services.db.write((manager) => manager.update(Operator, { id: some }, { lastActiveAt }));
    }
  } catch (error) {
    for (const id of ids) services.activity.note(id);
    throw error;
  }
}

async function comeBack(services: Services, operatorId: string): Promise<void> {
  await services.db.write(async (manager) => {
    await lockDepartmentsOf(manager, operatorId);
    const now = services.clock.now();
    const { affected } = await manager.update(
      Operator,
      { id: operatorId, awayAutomatically: true },
      {
        availability: Availability.ACCEPTING,
        availabilitySince: now,
        awayAutomatically: false,
        lastActiveAt: now,
      },
    );
    if (affected !== 1) return;
    const { organizationId } = await manager.findOneByOrFail(Operator, { id: operatorId });
    await presenceChanged(services, manager, { operatorId, organizationId });
  });
}
