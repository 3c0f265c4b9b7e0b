import type { Trouble } from '../core/insist';
import type { LiveChat } from '../core/live-chat';
import type { Site } from './site';
import type { Problem } from './visit.rules';
import type { Wishes } from './wishes';

/** What the panel draws. */
export interface Shown {
  /** `chat` covers waiting, talking and what is over; `live.chat.status` tells them apart. */
  phase: 'ask' | 'chat' | 'leave' | 'left';
  site?: Site;
  live?: LiveChat;
  /** Of the visitor of that chat. */
  wishes?: Wishes;
  problem?: Problem;
  /** A request or message is on its way; while it cannot arrive, `trouble` says why. */
  busy: boolean;
  trouble: Trouble | null;
  endedByMe: boolean;
}
