import { In, type EntityManager } from 'typeorm';
import { insertsOf } from '../db/raw-sql.js';
import { later } from '../db/together.js';
import type { RingEventKind } from '../vocabulary.js';
import { inOrder } from './ring-event.rules.js';
import { RingEvent } from './ring-event.entity.js';
import type { Ring } from './ring.entity.js';

/** What happened, when, and why. */
export interface RingNews {
  kind: RingEventKind;
  at: Date;
  detail?: string | null;
}

type NotedRing = Pick<Ring, 'id' | 'organizationId'>;

/**
 * Adds to a ring's timeline, in the transaction that makes the change. The first telling counts: reports that repeat change
 * neither the time nor the reason.
 */
export function noteRing(manager: EntityManager, ring: NotedRing, news: RingNews): void {
  noteRings(manager, [ring], news);
}

/** The same for several rings. */
export function noteRings(manager: EntityManager, rings: readonly NotedRing[], news: RingNews): void {
  const { kind, at, detail = null } = news;
  const rows = rings.map(({ id, organizationId }) => ({ ringId: id, organizationId, kind, at, detail }));
  later(manager, ...insertsOf(manager.connection, RingEvent, rows, 'OR_IGNORE'));
}

/** The timelines of these rings, each in the order in which things happened. */
export async function readRingEvents(manager: EntityManager, ringIds: string[]): Promise<Map<string, RingEvent[]>> {
  const events = await manager.find(RingEvent, { where: { ringId: In(ringIds) } });
  return new Map(ringIds.map((id) => [id, events.filter(({ ringId }) => ringId === id).sort(inOrder)]));
}
