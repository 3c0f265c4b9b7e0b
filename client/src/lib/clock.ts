import { useEffect, useState } from 'react';
import { skewOf } from './clock.rules';

let skew = 0;

/** Learns the server's clock from a reply's Date header, so that countdowns are right on a machine whose clock is not. */
export function noteServerDate(header: string | null, sentAt: number, receivedAt: number): void {
  skew = skewOf(header, sentAt, receivedAt) ?? skew;
}

/** Milliseconds since 1970 by the server's clock, as well as this page knows it. */
export function serverNow(): number {
  return Date.now() + skew;
}

/** The server's time, renewed every `everyMs` while the component is mounted. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
