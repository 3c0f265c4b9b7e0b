/** So many new links may be asked for beside the one that rang. */
export const MOST_NEW_LINKS = 3;
/** Between two of them, in seconds: the text is on its way. */
export const PAUSE_SECONDS = 10;

/** Seconds until another new link may be asked for after those made at `madeAt`; 0: now. */
export function pauseLeft(madeAt: readonly Date[], now: Date): number {
  const last = Math.max(0, ...madeAt.map((at) => at.getTime()));
  return Math.max(0, Math.ceil((last - now.getTime()) / 1000 + PAUSE_SECONDS));
}
