import { ApiError, Unreachable } from './http';
import { retryDelay } from './retry.rules';
import { onWake } from './wake';

/** Why an answer is still awaited: no connection, or the server asked for a pause. */
export type Trouble = 'unreachable' | 'busy';

export interface InsistOptions {
  /** Told at each failed try, and with null once it succeeded after one. */
  onTrouble?(trouble: Trouble | null): void;
  signal?: AbortSignal;
}

/**
 * Repeats a call that is safe to repeat until the server answers: after a lost reply with growing pauses, cut short when the network
 * returns; after RATE_LIMITED when the server said.
 * @throws ApiError for every other refusal; the signal's reason once aborted.
 */
export async function insist<T>(act: () => Promise<T>, options: InsistOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    options.signal?.throwIfAborted();
    try {
      const answer = await act();
      if (attempt > 1) options.onTrouble?.(null);
      return answer;
    } catch (error) {
      const limited = error instanceof ApiError && error.code === 'RATE_LIMITED';
      if (!limited && !(error instanceof Unreachable)) throw error;
      options.onTrouble?.(limited ? 'busy' : 'unreachable');
      if (limited) await pause((error.retryAfterSeconds ?? 5) * 1_000, options.signal, false);
      else await pause(retryDelay(attempt, Math.random()), options.signal, true);
    }
  }
}

function pause(ms: number, signal: AbortSignal | undefined, wakeable: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop?.();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = wakeable ? onWake(done) : undefined;
    signal?.addEventListener('abort', done);
  });
}
