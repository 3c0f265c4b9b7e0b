/**
 * Calls back whenever the page may have slept through something: it is shown again, comes back from the back-forward cache, or the
 * network returns.
 * @returns stops listening
 */
export function onWake(wake: () => void): () => void {
  const shown = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', shown);
  return () => {
    removeEventListener('online', wake);
    removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', shown);
  };
}
