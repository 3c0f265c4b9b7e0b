import type { Context } from './context.js';

/** A code that clients retry: they come back and resume. */
const STALLED = 4206;

/** What a subscription does to a subscriber that stopped reading: its connection is closed, nobody else's. */
export function cutOff({ connection }: Context): () => void {
  return () => connection?.close(STALLED, 'Too slow');
}
