/** Below this, in milliseconds, the Date header (whole seconds) says nothing about a difference. */
const WORTH_CORRECTING = 2000;

/**
 * How far the server's clock is ahead of ours, in milliseconds; 0 when the two agree within what a header of whole seconds can tell,
 * null when there is no usable header.
 */
export function skewOf(header: string | null, sentAt: number, receivedAt: number): number | null {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(told)) return null;
  const skew = told + 500 - (sentAt + receivedAt) / 2;
  return Math.abs(skew) < WORTH_CORRECTING ? 0 : Math.round(skew);
}
