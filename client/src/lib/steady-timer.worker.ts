/*
 * Counts time for a page. Browsers run a background page's own timers once a minute at most; a worker's they leave alone.
 */
const running = new Map<number, ReturnType<typeof setTimeout>>();

/** `after` in milliseconds, or null to forget it. */
interface Order {
  id: number;
  after: number | null;
}

self.onmessage = ({ data: { id, after } }: MessageEvent<Order>) => {
  clearTimeout(running.get(id));
  running.delete(id);
  if (after === null) return;
  const ring = () => {
    running.delete(id);
    self.postMessage(id);
  };
  running.set(id, setTimeout(ring, after));
};
