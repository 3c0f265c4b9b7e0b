import { useNow } from '../../lib/clock';
import { secondsSince, stopwatch } from '../../lib/time';
import { type ListedChat, waitedShare } from './chats.rules';

const RADIUS = 15;
const LENGTH = 2 * Math.PI * RADIUS;

type Waiting = Pick<ListedChat, 'createdAt' | 'waitingUntil'>;

/** A ring that fills as the visitor's waiting time runs out. */
export function WaitRing({ chat }: { chat: Waiting }) {
  const share = waitedShare(chat, useNow());
  return (
    <svg className="wait-ring" viewBox="0 0 36 36" width="36" height="36" aria-hidden>
      <circle cx="18" cy="18" r={RADIUS} className="wait-ring-track" />
      <circle
        cx="18"
        cy="18"
        r={RADIUS}
        className="wait-ring-fill"
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - share)}
        transform="rotate(-90 18 18)"
      />
    </svg>
  );
}

/** How long the visitor has waited, counting. */
export function Waited({ chat }: { chat: Waiting }) {
  const waited = stopwatch(secondsSince(chat.createdAt, useNow()));
  return (
    <span className="waited">
      <span className="hidden-visually">for </span>
      {waited}
    </span>
  );
}
