import { connection } from '../lib/socket';
import { useStore } from '../lib/store';

const WORDS = {
  connected: 'Connected',
  connecting: 'Connecting',
  lost: 'Reconnecting',
  idle: 'Not connected',
} as const;
const DOTS = { connected: 'accepting', connecting: 'away', lost: 'away', idle: 'out' } as const;

/** The state of the live connection, in a word. */
export function ConnectionDot() {
  const { state } = useStore(connection);
  return (
    <p className="connection-dot">
      <span className={`dot dot-${DOTS[state]}`} aria-hidden />
      <span>{WORDS[state]}</span>
    </p>
  );
}
