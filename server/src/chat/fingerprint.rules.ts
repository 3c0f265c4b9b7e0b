import type { ChatStatus } from '../vocabulary.js';

/** What of a chat its watchers are told about. */
export interface Watched {
  status: ChatStatus;
  round: number;
  assignment: number;
  departmentId: string;
  ringsUntil: Date | null;
}

/** Two readings of a chat with the same fingerprint are the same to whoever watches it. */
export function fingerprint(chat: Watched): string {
  return [chat.status, chat.round, chat.assignment, chat.departmentId, chat.ringsUntil?.getTime() ?? ''].join(' ');
}

/**
 * The same for whoever has the chat open: they see, too, what the visitor tells beside their lines. A console's list does not show it,
 * and would announce a waiting chat again.
 */
export function openFingerprint(chat: Watched & { visitorToldAt: Date | null }): string {
  return `${fingerprint(chat)} ${chat.visitorToldAt?.getTime() ?? ''}`;
}
