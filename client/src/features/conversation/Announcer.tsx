import { useStore } from '../../lib/store';
import { lastArrival } from './ChatFeed';

/** Reads out each new message of this chat once, as it arrives; never those that were there before. */
export function Announcer({ chatId }: { chatId: string }) {
  const arrival = useStore(lastArrival);
  return (
    <div className="hidden-visually" aria-live="polite">
      {arrival?.chatId === chatId ? <p key={arrival.seq}>{arrival.text}</p> : null}
    </div>
  );
}
