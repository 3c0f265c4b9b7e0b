let worker: Worker | null | undefined;
let lastId = 0;
const waiting = new Map<number, () => void>();

/** The worker that counts; null where a browser has none or refuses it: the page's own timers do then. */
function counter(): Worker | null {
  if (worker !== undefined) return worker;
  try {
    worker = new Worker(new URL('./steady-timer.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<number>) => waiting.get(data)?.();
  } catch {
    worker = null;
  }
  return worker;
}

/**
 * Calls back after so many milliseconds, also in a tab in the background, whose own timers a browser slows down to one a
 * minute. Returns what stops it.
 */
export function steadyTimeout(callback: () => void, milliseconds: number): () => void {
  lastId += 1;
  const id = lastId;
  const stop = () => {
    clearTimeout(timer);
    if (waiting.delete(id)) counter()?.postMessage({ id, after: null });
  };
  // Whichever of the two is first.
  const ring = () => {
    stop();
    callback();
  };
  const timer = setTimeout(ring, milliseconds);
  waiting.set(id, ring);
  counter()?.postMessage({ id, after: milliseconds });
  return stop;
}
