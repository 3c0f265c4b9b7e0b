import { isCancelledUnsent } from '../invariants/law.js';
import type { RingRow } from './rows.js';
import type { Snapshot } from './snapshot.js';

/** Who was rung when, in the order of the commits: kept apart from the product's own counting of turns. */
export class Ledger {
  private readonly rings = new Map<string, { ringId: string; place: number }[]>();
  private places = 0;
  /** SMS that the provider may have, for all we know: handed over, and not refused with certainty. */
  readonly mayBeTaken = new Set<string>();
  /** How often the provider took an SMS of a ring. */
  readonly taken = new Map<string, number>();

  /** A ring that was started, once it was checked. */
  add(ring: RingRow): void {
    const key = `${ring.department_id}/${ring.operator_id}`;
    const all = this.rings.get(key) ?? [];
    all.push({ ringId: ring.id, place: (this.places += 1) });
    this.rings.set(key, all);
  }

  /** They left the department: should they come back, they were never rung there. */
  forget(departmentId: string, operatorId: string): void {
    this.rings.delete(`${departmentId}/${operatorId}`);
  }

  /** When somebody was last rung for a department; 0 where never. What was CANCELLED unsent does not count. */
  lastRung(now: Snapshot, departmentId: string, operatorId: string): number {
    const all = this.rings.get(`${departmentId}/${operatorId}`) ?? [];
    const counted = all.filter(({ ringId }) => !isCancelledUnsent(now, ringId));
    return counted.at(-1)?.place ?? 0;
  }
}
