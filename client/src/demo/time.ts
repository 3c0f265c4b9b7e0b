import { useEffect, useState } from 'preact/hooks';

/** An instant in this device's time zone: 14:02. */
export function timeOf(instant: string | number): string {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** The day as a lock screen shows it: Sunday 22 November. */
export function dayOf(now: number): string {
  return new Date(now).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
}

/** The present moment, every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
