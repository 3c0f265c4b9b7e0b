import { steadyTimeout } from './steady-timer';

/** Calls back when there is reason to believe that a lost connection may work again: network, tab or page came back. */
export function onWake(callback: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') callback();
  };
  window.addEventListener('online', callback);
  window.addEventListener('pageshow', callback);
  document.addEventListener('resume', callback);
  document.addEventListener('visibilitychange', visible);
  return () => {
    window.removeEventListener('online', callback);
    window.removeEventListener('pageshow', callback);
    document.removeEventListener('resume', callback);
    document.removeEventListener('visibilitychange', visible);
  };
}

/** Calls back when the browser is about to stop a tab in the background: nothing of it runs until it is resumed. */
export function onFreeze(callback: () => void): void {
  document.addEventListener('freeze', callback);
}

/** Waits until the page wakes. */
export function untilWake(): Promise<void> {
  return new Promise((resolve) => {
    const forget = onWake(() => {
      forget();
      resolve();
    });
  });
}

/** Waits, but no longer than until the page wakes. */
export function waitOrWake(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      forget();
      resolve();
    };
    const stop = steadyTimeout(done, milliseconds);
    const forget = onWake(done);
  });
}
