import type { Trouble } from '@ringdown/widget/core/insist';
import type { Holding } from './holding';
import type { Refusal, Ring } from './operations';

/** What the page is busy with while it has no chat: one thing at a time. */
export type Busy = 'accept' | 'decline' | 'snooze' | 'wake' | 'renew';

/** What the page draws. */
export interface Shown {
  phase: 'loading' | 'link' | 'chat' | 'done';
  /** Null for a link that is unknown or no longer readable. */
  ring: Ring | null;
  refusal?: Refusal;
  /** The chat that this link had, and has no longer. */
  lost: string | null;
  /** Lines written here that were not sent when the chat went elsewhere for good. */
  undelivered?: readonly string[];
  /** The chat was taken on this phone, and may come back to it. */
  mine: boolean;
  /** A new link is on its way to the operator's phone; this one is dead. */
  renewed?: boolean;
  /** No new link could be sent. */
  notRenewed?: boolean;
  /** Who has the chat now that this phone handed it over. */
  handedTo?: string;
  busy?: Busy;
  trouble: Trouble | null;
  holding?: Holding;
}
