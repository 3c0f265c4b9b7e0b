import type { Trouble } from '@ringdown/widget/core/insist';
import type { LiveChat } from '@ringdown/widget/core/live-chat';
import type { Refusal, Ring } from './operations';

/** What the page draws. */
export interface Shown {
  phase: 'loading' | 'link' | 'chat' | 'done';
  /** Null for a link that is unknown or no longer readable. */
  ring: Ring | null;
  refusal?: Refusal;
  /** The chat was this phone's, and is no longer. */
  lost: boolean;
  busy?: 'accept' | 'decline' | 'end';
  trouble: Trouble | null;
  live?: LiveChat;
}
