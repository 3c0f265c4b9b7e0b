import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * For loaders that all callers of this process share: those who ask in the same turn of the event loop are answered by one
 * statement, begun after the last of them asked. Nothing is remembered.
 */
export const oneTurn = {
  cache: false,
  batchScheduleFn: (begin: () => void) => void nextTurn().then(begin),
} as const;
