/** What a process has to do. */
export interface Load {
  /** Operations that are not answered yet. */
  running: number;
  /** How long the oldest of them has been, in milliseconds; 0 where there is none. */
  oldestMs: number;
}

/** So many at once are taken on, whatever happens. */
export const MOST_AT_ONCE = 2000;
/** Once an operation has taken so long, something is slow, most often the database … */
export const SLOW_MS = 2000;
/**
 * … and only so many are taken on until it gets on: those that wait are few, and the others know at once. Several times
 * what one socket may have open, so that nobody alone makes the others wait.
 */
export const MOST_WHILE_SLOW = 200;

/** Whether nothing more can be taken on: not even what nobody can easily repeat, such as a subscription. */
export function isFull({ running }: Load): boolean {
  return running >= MOST_AT_ONCE;
}

/** Whether an operation that can be repeated is refused at once, instead of waiting behind the others. */
export function isOverloaded(load: Load): boolean {
  return isFull(load) || (load.running >= MOST_WHILE_SLOW && load.oldestMs > SLOW_MS);
}
