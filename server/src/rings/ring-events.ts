import { In, type EntityManager } from 'typeorm';
import type { RingEventKind } from '../vocabulary.js';
import { inOrder } from './ring-event.rules.js';
import { RingEvent } from './ring-event.entity.js';

/** What happened, when, and why. */
export interface RingNews {
  kind: RingEventKind;
  at: Date;
  detail?: string | null;
}

/**
 * Adds to a ring's timeline, in the transaction that makes the change. The first telling counts: reports that repeat change
 * neither the time nor the reason.
 */
export async function noteRing(
  manager: EntityManager,
  ring: { id: string; organizationId: string },
  { kind, at, detail = null }: RingNews,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(RingEvent)
    .values({ ringId: ring.id, organizationId: ring.organizationId, kind, at, detail })
    .orIgnore()
    .execute();
}

/** The timelines of these rings, each in the order in which things happened. */
export async function readRingEvents(manager: EntityManager, ringIds: string[]): Promise<Map<string, RingEvent[]>> {
  const events = await manager.find(RingEvent, { where: { ringId: In(ringIds) } });
  return new Map(ringIds.map((id) => [id, events.filter(({ ringId }) => ringId === id).sort(inOrder)]));
}
