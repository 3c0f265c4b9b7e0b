/** While somebody is busy at the console, the server is told so often, in milliseconds. */
export const TELL_EVERY = 15_000;
/** Who was set to away is back at once; the answer to having told so may take this long, in milliseconds. */
export const TELL_AGAIN = 2_000;

/** In how many milliseconds the server is to be told of an activity now, given when it was last told; 0: at once. */
export function tellIn(now: number, lastTold: number | null, awayAutomatically: boolean): number {
  if (lastTold === null) return 0;
  return Math.max(0, lastTold + (awayAutomatically ? TELL_AGAIN : TELL_EVERY) - now);
}

/** Where a pointer is on the screen. */
export interface Place {
  screenX: number;
  screenY: number;
}

/** Whether a pointer was really moved: browsers tell of a move, too, when the page moves under a resting one. */
export function hasMoved(before: Place | null, now: Place): boolean {
  return before !== null && (before.screenX !== now.screenX || before.screenY !== now.screenY);
}
