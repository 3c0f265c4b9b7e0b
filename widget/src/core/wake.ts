const waiting = new Set<() => void>();

/** The server has just answered after it could not be reached: whoever waits to try again need wait no longer. */
export function wakeAll(): void {
  for (const wake of [...waiting]) wake();
}

/**
 * Calls back whenever the page may have slept through something: it is shown again, comes back from the back-forward cache, the
 * network returns, or the server answers again.
 * @returns stops listening
 */
export function onWake(wake: () => void): () => void {
  const shown = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  waiting.add(wake);
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', shown);
  return () => {
    waiting.delete(wake);
    removeEventListener('online', wake);
    removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', shown);
  };
}
