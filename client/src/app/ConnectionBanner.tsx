import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { connection } from '../lib/socket';
import { useStore } from '../lib/store';
import { clockTime } from '../lib/time';

/** A hitch shorter than this, in milliseconds, is over before anybody could read about it. */
const WORTH_SAYING = 1500;

/**
 * Says so while the live connection is lost. How long the server still counts the operator as logged in is its own setting; what is
 * true in any case is said.
 */
export function ConnectionBanner() {
  const { state, since } = useStore(connection);
  const lost = state === 'lost';
  const [said, setSaid] = useState<number | null>(null);
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setTimeout(() => setSaid(since), Math.max(0, since + WORTH_SAYING - Date.now()));
    return () => clearTimeout(timer);
  }, [lost, since]);
  const shown = lost && said === since;
  return (
    <div role="status">
      {shown ? (
        <p className="connection-banner">
          <WifiOff size={16} aria-hidden />
          <span>
            <strong>Connection lost at {clockTime(new Date(since).toISOString())}. Reconnecting.</strong> New messages
            do not arrive until then. If it takes longer than a moment you count as logged out, and phones ring instead.
          </span>
        </p>
      ) : null}
    </div>
  );
}
