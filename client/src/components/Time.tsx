import { useNow } from '../lib/clock';
import { absoluteTime, clockTime, preciseTime, shortTime } from '../lib/time';

/** A moment: relative while recent, absolute on hover and to machines. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow(15_000);
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {shortTime(at, now)}
    </time>
  );
}

/** A moment as a clock shows it. */
export function ClockTime({ at }: { at: string }) {
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {clockTime(at)}
    </time>
  );
}

/** A moment to the second. */
export function PreciseTime({ at }: { at: string }) {
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {preciseTime(at)}
    </time>
  );
}
