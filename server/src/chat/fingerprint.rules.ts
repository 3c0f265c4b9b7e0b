import type { ChatStatus } from '../vocabulary.js';

/** What of a chat its watchers are told about. */
export interface Watched {
  status: ChatStatus;
  round: number;
  assignment: number;
  departmentId: string;
  ringsUntil: Date | null;
  visitorToldAt: Date | null;
}

/** Two readings of a chat with the same fingerprint are the same to whoever watches it. */
export function fingerprint(chat: Watched): string {
  const { status, round, assignment, departmentId, ringsUntil, visitorToldAt } = chat;
  return [status, round, assignment, departmentId, ringsUntil?.getTime(), visitorToldAt?.getTime()].join(' ');
}
