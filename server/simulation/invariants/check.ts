import type { Ledger } from '../observer/ledger.js';
import type { Snapshot } from '../observer/snapshot.js';

/** One commit: what was, what is, and at what instant by the clock of the process that made it. */
export interface Commit {
  before: Snapshot;
  now: Snapshot;
  atMs: number;
  /** How far that clock may be from other processes'. */
  clockErrorMs: number;
  ledger: Ledger;
  name: (kind: string, id: string | null) => string;
  broken: (invariant: string, text: string) => void;
}

/** Looks at one commit. */
export type Check = (commit: Commit) => void;
