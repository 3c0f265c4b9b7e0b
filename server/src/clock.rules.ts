/** One look at another clock, in milliseconds since 1970: what it said, and our own before the question and after the answer. */
export interface ClockReading {
  asked: number;
  read: number;
  answered: number;
}

/** An answer that was under way for no longer tells the time well enough. */
const EXACT_MS = 250;

/**
 * How far the other clock is ahead of ours, in milliseconds. It was read at some moment between question and answer (Cristian's
 * algorithm): what is `known` is kept where that allows it, and else moved no farther than it must. So an answer that was long
 * under way undoes nothing that a quick one told. The first is taken to have been read halfway.
 */
export function offsetAfter({ asked, read, answered }: ClockReading, known: number | null): number {
  const least = read - answered;
  const most = read - asked;
  return known === null ? (least + most) / 2 : Math.min(Math.max(known, least), most);
}

/** Whether a look need not be repeated soon. */
export function isExact({ asked, answered }: ClockReading): boolean {
  return answered - asked <= EXACT_MS;
}
